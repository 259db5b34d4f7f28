import { MessageSquare } from "lucide-react";
import { disconnect } from "#app/[workspace]/settings/integrations/intercom/actions.ts";
import type { Viewer } from "#app/current-viewer.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { formatDate } from "#components/ui/format-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Member } from "#lib/auth/member.ts";
import { mostCounted } from "#lib/intercom/activity/count-deliveries.ts";
import type { LiveConnection } from "#lib/intercom/connection/find-connection.ts";
import { regionNames } from "#lib/intercom/regions.ts";

type Props = {
  member: Member;
  connection: LiveConnection;
  viewer: Viewer;
  canChange: boolean;
  shared: boolean;
  waiting: number;
};

export function ConnectionCard({ member, connection, viewer, canChange, shared, waiting }: Props) {
  const { intercomWorkspaceName, lastEventAt } = connection;
  const works = connection.state === "connected";
  const facts = [
    { label: "Region", value: regionNames[connection.region] },
    {
      label: "Connected by",
      value: `${connection.connectedByName}, ${formatDate(connection.connectedAt, viewer)}`,
    },
    {
      label: "Last event",
      value: lastEventAt ? <RelativeTime value={lastEventAt} {...viewer} /> : "None yet",
    },
    works
      ? { label: "Access", value: "Read only" }
      : { label: "Waiting", value: deliveries(waiting) },
  ];
  return (
    <Card labelledBy="connection">
      <CardHeader
        titleId="connection"
        title={<bdi>{intercomWorkspaceName}</bdi>}
        icon={<MessageSquare aria-hidden />}
        badge={
          works ? (
            <Badge tone="success">Connected</Badge>
          ) : (
            <Badge tone="warning">Reconnect needed</Badge>
          )
        }
        description={`Intercom workspace · ${connection.intercomAppId}`}
      >
        {canChange ? (
          <ConfirmDialog
            trigger={<Button>Disconnect</Button>}
            title={`Disconnect ${intercomWorkspaceName}?`}
            confirmLabel="Disconnect"
            busyLabel="Disconnecting"
            action={disconnect}
            workspace={member.workspaceSlug}
          >
            <p>
              New feedback stops arriving at once, and deliveries that still wait are ignored.
              Tickets, contacts and the chosen trigger tags stay.
            </p>
            <p className="mt-2">
              {shared
                ? "Another Timebook workspace uses the same Intercom workspace. Only our copy of the access is erased here; the app stays installed in Intercom."
                : "The app is uninstalled in Intercom and our copy of the access is erased."}
            </p>
          </ConfirmDialog>
        ) : (
          <Button disabled>Disconnect</Button>
        )}
      </CardHeader>
      <Facts items={facts} />
      {!canChange && (
        <p className="border-t px-5 py-3 text-text-3">
          Only an owner or admin of this workspace can change the connection and its switches.
        </p>
      )}
    </Card>
  );
}

function deliveries(count: number): string {
  if (count >= mostCounted) return `${mostCounted - 1}+ deliveries`;
  return count === 1 ? "1 delivery" : `${count} deliveries`;
}
