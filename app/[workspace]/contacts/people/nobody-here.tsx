import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireMember } from "#lib/auth/require-member.ts";
import { findConnection } from "#lib/intercom/connection/find-connection.ts";
import { findContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import { whyNobody } from "./why-nobody.ts";

type NobodyHereProps = {
  what: "people" | "companies";
  workspace: string;
  /** Where everybody is listed, if this is not that list. */
  all: string | null;
};

export function NobodyHere({ what, workspace, all }: NobodyHereProps) {
  if (all) {
    return (
      <EmptyState
        title={`No ${what} match`}
        action={<ButtonLink href={all}>Clear filters</ButtonLink>}
      >
        Search looks at every part of a name{what === "people" && ", an e-mail or a phone number"}.
      </EmptyState>
    );
  }
  return <NobodyYet what={what} workspace={workspace} />;
}

async function NobodyYet({ what, workspace }: Omit<NobodyHereProps, "all">) {
  const member = await requireMember(workspace);
  const [{ state: connection }, sync] = await Promise.all([
    findConnection(member),
    findContactSync(member),
  ]);
  return (
    <EmptyState
      title={`No ${what} yet`}
      action={
        <ButtonLink href={`/${workspace}/settings/integrations/intercom`}>
          Open Intercom settings
        </ButtonLink>
      }
    >
      {whyNobody({ what, connection, sync })}
    </EmptyState>
  );
}
