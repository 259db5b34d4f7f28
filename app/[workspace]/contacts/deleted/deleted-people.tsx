import { ContactsBar } from "#app/[workspace]/contacts/contacts-bar.tsx";
import { ListFrame } from "#app/[workspace]/contacts/list-frame.tsx";
import { PeopleFilters } from "#app/[workspace]/contacts/people/people-filters.tsx";
import { type PeopleView, peoplePath } from "#app/[workspace]/contacts/people/people-view.ts";
import { writeCounted } from "#app/[workspace]/contacts/write-count.ts";
import { currentViewer } from "#app/current-viewer.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { isAdmin, type Member } from "#lib/auth/member.ts";
import { listDeleted } from "#lib/contacts/list/list-deleted.ts";
import { DeletedTable } from "./deleted-table.tsx";

const pageSize = 50;

type DeletedPeopleProps = { member: Member; view: PeopleView };

/** The list of people, of those who were deleted here. */
export async function DeletedPeople({ member, view }: DeletedPeopleProps) {
  const [viewer, { people, count, previous, next }] = await Promise.all([
    currentViewer(),
    listDeleted(member, { ...view, limit: pageSize }),
  ]);
  const workspace = member.workspaceSlug;
  return (
    <>
      <ContactsBar member={member} current="people" />
      <ListFrame
        label="Deleted here"
        id={peoplePath(view, view)}
        filters={<PeopleFilters workspace={workspace} view={view} />}
        counted={`${writeCounted(count, "person", "people")} deleted`}
        previous={previous && peoplePath(view, { cursor: previous })}
        next={next && peoplePath(view, { cursor: next })}
      >
        {people.length > 0 ? (
          <DeletedTable {...{ people, workspace, viewer }} mayRestore={isAdmin(member)} />
        ) : (
          <EmptyState
            title={view.search ? "Nobody deleted matches" : "Nobody is deleted"}
            action={<ButtonLink href={view.at}>Show all people</ButtonLink>}
          >
            Whoever is deleted in Timebook is listed here and can be restored.
          </EmptyState>
        )}
      </ListFrame>
    </>
  );
}
