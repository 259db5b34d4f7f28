import type { Viewer } from "#app/current-viewer.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ConnectionView } from "#lib/intercom/connection/find-connection.ts";

type Props = { at: Date | null; state: ConnectionView["state"]; viewer: Viewer };

export function LastWebhook({ at, state, viewer }: Props) {
  if (at) {
    return (
      <p>
        Last webhook received <RelativeTime value={at} {...viewer} />
      </p>
    );
  }
  if (state === "not_configured" || state === "not_connected") {
    return (
      <p className="text-text-3">
        No webhook received yet. Once Intercom is connected, the time of the last one is shown here.
      </p>
    );
  }
  return (
    <>
      <p className="font-medium">No webhook received yet. Check that</p>
      <ul className="mt-1.5 grid list-disc gap-1 ps-5 text-text-2">
        <li>
          the webhook address above is the app’s endpoint URL, and reachable from the internet,
        </li>
        <li>the topics above are switched on, and the permissions above are granted,</li>
        <li>INTERCOM_CLIENT_SECRET is this app’s secret: a wrong signature is refused,</li>
        <li>“Send a test request” in the Developer Hub is answered with 200.</li>
      </ul>
    </>
  );
}
