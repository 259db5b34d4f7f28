import { ButtonLink } from "#components/ui/button-link.tsx";
import { CardBody } from "#components/ui/card.tsx";
import { isAdmin, type Member } from "#lib/auth/member.ts";

type NotAvailableProps = { member: Member; archived: boolean };

export function NotAvailable({ member, archived }: NotAvailableProps) {
  if (archived) {
    return (
      <CardBody className="text-text-3">
        This product is archived, so nothing arrives. Restored, its trigger tags count again from
        that moment on.
      </CardBody>
    );
  }
  if (!isAdmin(member)) {
    return (
      <CardBody className="text-text-3">
        Intercom is not connected. An owner or admin of this workspace can connect it.
      </CardBody>
    );
  }
  return (
    <CardBody className="flex flex-wrap items-center justify-between gap-3">
      <span className="text-text-2">Intercom is not connected to this workspace.</span>
      <ButtonLink
        variant="primary"
        href={`/${member.workspaceSlug}/settings/integrations/intercom`}
      >
        Connect Intercom
      </ButtonLink>
    </CardBody>
  );
}
