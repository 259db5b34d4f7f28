import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

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
  return (
    <EmptyState
      title={`No ${what} yet`}
      action={
        <ButtonLink href={`/${workspace}/settings/integrations/intercom`}>
          Open Intercom settings
        </ButtonLink>
      }
    >
      Everyone in Intercom’s Contacts appears here once an admin turns on “Sync contacts” in
      Workspace settings → Integrations → Intercom.
    </EmptyState>
  );
}
