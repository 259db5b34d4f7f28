import { ConnectForm } from "#app/[workspace]/settings/integrations/intercom/connect/connect-form.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { formatDateTime } from "#components/ui/format-time.ts";
import type { Member } from "#lib/auth/member.ts";
import type { LiveConnection } from "#lib/intercom/connection/find-connection.ts";

type Props = {
  member: Member;
  connection: LiveConnection;
  viewer: Viewer;
  canChange: boolean;
  isSwitching: boolean;
};

export function ReconnectBanner(props: Props) {
  const { member, connection, viewer, canChange, isSwitching } = props;
  const since = connection.reconnectNeededSince;
  return (
    <Banner
      tone="warning"
      role="alert"
      title="Intercom no longer accepts Timebook’s access."
      action={
        canChange && (
          <ConnectForm workspaceSlug={member.workspaceSlug} region={connection.region}>
            <Button type="submit" variant={isSwitching ? "secondary" : "primary"}>
              Reconnect
            </Button>
          </ConnectForm>
        )
      }
    >
      Syncing is paused{since && ` since ${formatDateTime(since, viewer)}`}. Nothing has been
      deleted. Events that arrive meanwhile are kept and worked off after{" "}
      {canChange ? "you reconnect" : "an owner or admin reconnects"}.
    </Banner>
  );
}
