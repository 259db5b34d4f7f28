import { RestoreContact } from "#app/[workspace]/contacts/changing/restore-contact.tsx";
import { RecordBar } from "#app/[workspace]/contacts/record/record-bar.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import type { DeletedPerson } from "#lib/contacts/list/list-deleted.ts";
import { ErasePerson } from "./erase-person.tsx";

type DeletedContactProps = { person: DeletedPerson; member: Member; viewer: Viewer };

/** In place of the page of somebody who was deleted here. */
export function DeletedContact({ person, member, viewer }: DeletedContactProps) {
  const { id, name, isNamed, deletedAt, deletedBy } = person;
  const workspace = member.workspaceSlug;
  return (
    <>
      <RecordBar list={{ href: `/${workspace}/contacts`, label: "People" }} name={name} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="grid justify-items-center px-6 py-16 text-center">
          <Avatar name={isNamed ? name : null} id={id} size={56} />
          <h1 className="mt-4 text-balance font-semibold text-18 tracking-tight [overflow-wrap:anywhere]">
            <bdi>{name}</bdi> was deleted
          </h1>
          <p className="mt-1 max-w-[52ch] text-pretty text-text-3">
            {deletedBy && (
              <>
                By <bdi>{deletedBy}</bdi>
                {deletedAt && ", "}
              </>
            )}
            {deletedAt && <RelativeTime value={deletedAt} {...viewer} />}
            {(deletedBy || deletedAt) && ". "}
            Intercom cannot bring them back. Their tickets are where they were, and restoring brings
            back everything else.
          </p>
          <div className="mt-5 flex flex-wrap items-center justify-center gap-2">
            {isAdmin(member) ? (
              <>
                <RestoreContact workspace={workspace} contactId={id} />
                <ErasePerson workspace={workspace} contactId={id} name={name} />
              </>
            ) : (
              <p className="text-text-2">An owner or admin can restore them.</p>
            )}
          </div>
        </div>
      </div>
    </>
  );
}
