import { Banner } from "#components/ui/banner.tsx";

export function NotConfigured() {
  return (
    <Banner tone="warning" title="Intercom is not set up on this server.">
      Whoever runs Timebook makes an app in Intercom’s Developer Hub, as described below, and sets{" "}
      <code>INTERCOM_CLIENT_ID</code> and <code>INTERCOM_CLIENT_SECRET</code> to its values. After a
      restart, Intercom can be connected here.
    </Banner>
  );
}
