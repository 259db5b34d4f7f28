import { Banner } from "#components/ui/banner.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { CardBody } from "#components/ui/card.tsx";
import type { Member } from "#lib/auth/member.ts";
import type { LiveConnection } from "#lib/intercom/connection/find-connection.ts";

type ObstacleProps = { member: Member; connection: LiveConnection };

/** What outside this page keeps conversations from arriving. */
export function Obstacle({ member, connection }: ObstacleProps) {
  const open = (
    <ButtonLink size="sm" href={`/${member.workspaceSlug}/settings/integrations/intercom`}>
      Open
    </ButtonLink>
  );
  if (connection.state === "reconnect_needed") {
    return (
      <CardBody>
        <Banner tone="warning" title="Intercom no longer accepts Timebook’s access." action={open}>
          What is tagged meanwhile is kept and arrives after reconnecting.
        </Banner>
      </CardBody>
    );
  }
  if (connection.syncFeedback) return null;
  return (
    <CardBody>
      <Banner tone="quiet" action={open}>
        Sync feedback is off for the whole workspace, so nothing arrives. Your tags are kept.
      </Banner>
    </CardBody>
  );
}
