import type { Metadata } from "next";
import { currentViewer } from "#app/current-viewer.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { listDeleted } from "#lib/contacts/list/list-deleted.ts";
import { countFound, listPeople } from "#lib/contacts/list/list-people.ts";
import { ContactsBar } from "./contacts-bar.tsx";
import { countContacts } from "./count-contacts.ts";
import { Counted } from "./counted.tsx";
import { DeletedPeople } from "./deleted/deleted-people.tsx";
import { ListFrame } from "./list-frame.tsx";
import { NobodyHere } from "./people/nobody-here.tsx";
import { readColumns } from "./people/people-columns.ts";
import { PeopleFilters } from "./people/people-filters.tsx";
import { PeopleTable } from "./people/people-table.tsx";
import { isFiltered, peoplePath, readPeopleView, type Search } from "./people/people-view.ts";

export const metadata: Metadata = { title: "People · Contacts" };

type PeoplePageProps = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Search>;
};

const pageSize = 50;
const anyone = { search: "", cursor: null, limit: 1 };

export default async function PeoplePage({ params, searchParams }: PeoplePageProps) {
  const { workspace } = await params;
  const member = await requireMember(workspace);
  const view = readPeopleView(`/${workspace}/contacts`, await searchParams);
  if (view.isDeleted) return <DeletedPeople member={member} view={view} />;
  const [viewer, columns, page, all] = await Promise.all([
    currentViewer(),
    readColumns(),
    listPeople(member, { ...view, limit: pageSize }),
    countContacts(member),
  ]);
  const { people, previous, next } = page;
  const id = peoplePath(view, view);
  const shown = people.length;
  const isWhole = !view.cursor && !next;
  const isEmpty = isWhole && shown === 0 && !isFiltered(view);
  const found = isWhole ? shown : countFound(member, view);
  const count = isFiltered(view) ? found : all.people;
  // Where everybody was deleted here, the filters are the way back to them.
  const hasFilters = !isEmpty || (await listDeleted(member, anyone)).count > 0;
  return (
    <>
      <ContactsBar member={member} current="people" hasColumns={!isEmpty} />
      <ListFrame
        label="People"
        id={id}
        filters={hasFilters && <PeopleFilters workspace={workspace} view={view} />}
        counted={<Counted {...{ id, shown, count }} what={["person", "people"]} />}
        previous={previous && peoplePath(view, { cursor: previous })}
        next={next && peoplePath(view, { cursor: next })}
      >
        {shown > 0 ? (
          <PeopleTable {...{ people, view, workspace, viewer, columns }} />
        ) : (
          <NobodyHere what="people" workspace={workspace} all={isEmpty ? null : view.at} />
        )}
      </ListFrame>
    </>
  );
}
