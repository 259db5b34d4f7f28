import { Head, onWide, onWider, onWidest, Table } from "#app/[workspace]/contacts/table.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import type { PersonRow as Person, PersonSort } from "#lib/contacts/list/list-people.ts";
import { allColumns, isPeopleColumn, type PeopleColumn } from "./people-columns.ts";
import { type PeopleView, peoplePath, sortedBy } from "./people-view.ts";
import { PersonRow } from "./person-row.tsx";

type PeopleTableProps = {
  people: Person[];
  view: PeopleView;
  workspace: string;
  viewer: Viewer;
  /** Those that are shown besides the name. */
  columns?: ReadonlySet<string>;
  /** On a company's page the company goes without saying. */
  inCompany?: boolean;
};

export function PeopleTable(props: PeopleTableProps) {
  const { people, view, workspace, viewer, inCompany, columns = allColumns } = props;
  const shown = [...columns]
    .filter(isPeopleColumn)
    .filter((column) => !(inCompany && (column === "company" || column === "added")));
  const has = (column: PeopleColumn) => shown.includes(column);
  const by = (sort: PersonSort["sort"]) => ({
    href: peoplePath(view, sortedBy(view, sort)),
    direction: view.sort === sort ? view.direction : null,
  });
  return (
    <Table
      label="People"
      heads={
        <>
          <Head sorting={by("name")}>Name</Head>
          {has("email") && (
            <Head className={`${onWide} ${inCompany ? "w-[34%]" : "w-[24%]"}`}>E-mail</Head>
          )}
          {has("company") && <Head className={`${onWider} w-[16%]`}>Company</Head>}
          {has("role") && <Head className={`${onWidest} w-17`}>Role</Head>}
          {has("tickets") && (
            <Head className={`${onWide} w-20`} isNumber>
              Tickets
            </Head>
          )}
          {has("added") && (
            <Head className={`${onWidest} w-28`} isNumber sorting={by("created")}>
              Added
            </Head>
          )}
          {has("seen") && (
            <Head className="w-30" isNumber sorting={by("seen")}>
              Last seen
            </Head>
          )}
        </>
      }
    >
      {people.map((person) => (
        <PersonRow key={person.id} {...{ person, workspace, viewer, columns: shown }} />
      ))}
    </Table>
  );
}
