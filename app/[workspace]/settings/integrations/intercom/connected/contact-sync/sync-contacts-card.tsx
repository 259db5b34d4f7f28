import { switchSyncContacts } from "#app/[workspace]/settings/integrations/intercom/actions.ts";
import { writePurpose } from "#app/[workspace]/settings/integrations/intercom/connected/write-purpose.ts";
import type { Viewer } from "#app/current-viewer.ts";
import { Card, CardBody, CardHeader } from "#components/ui/card.tsx";
import { SwitchForm } from "#components/ui/switch-form.tsx";
import type { Member } from "#lib/auth/member.ts";
import type { LiveConnection } from "#lib/intercom/connection/find-connection.ts";
import type { ContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import { ContactSyncState, staying } from "./contact-sync-state.tsx";
import { EraseDeleted } from "./erase-deleted.tsx";

type Props = {
  member: Member;
  connection: LiveConnection;
  viewer: Viewer;
  canChange: boolean;
  contactSync: ContactSync;
};

const purpose = "Copies everyone in Intercom’s Contacts to Timebook and keeps them up to date.";

/** Said to screen readers when the state changes; the counts themselves would never let them finish. */
const spoken: Record<ContactSync["state"], string> = {
  off: "",
  importing: "The contact import runs.",
  waiting: "The contact import waits for Intercom.",
  failed: "The contact import has stopped.",
  up_to_date: "The contact import has ended.",
};

export function SyncContactsCard({ member, connection, viewer, canChange, contactSync }: Props) {
  const paused = connection.state === "reconnect_needed";
  const { workspaceSlug: workspace } = member;
  const { on, people, state } = contactSync;
  return (
    <Card labelledBy="sync-contacts">
      <CardHeader
        titleId="sync-contacts"
        title="Sync contacts"
        descriptionId="sync-contacts-purpose"
        description={writePurpose(purpose, { on, paused })}
      >
        <SwitchForm
          action={switchSyncContacts}
          checked={on}
          label="Sync contacts"
          describedBy="sync-contacts-purpose"
          workspace={workspace}
          disabled={!canChange || paused}
        />
      </CardHeader>
      <p role="status" className="sr-only">
        {paused ? "" : spoken[state]}
      </p>
      {paused && people > 0 && (
        <CardBody className="text-text-3">{staying(people)} as they are until then.</CardBody>
      )}
      {!paused && (on || people > 0) && (
        <CardBody>
          <ContactSyncState
            sync={contactSync}
            viewer={viewer}
            workspace={workspace}
            canChange={canChange}
          />
        </CardBody>
      )}
      {(on || people > 0) && (
        <EraseDeleted
          on={connection.eraseDeleted}
          workspace={workspace}
          canChange={canChange && !paused}
        />
      )}
    </Card>
  );
}
