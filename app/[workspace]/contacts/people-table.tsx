import type { Viewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { PersonRow, PersonSort } from "#lib/contacts/list-people.ts";
import { allColumns, type PeopleColumn } from "./people-columns.ts";
import { type PeopleView, peoplePath, sortedBy } from "./people-view.ts";
import { Cell, Head, NameCell, rowLinkLooks, rowLooks, Table } from "./table.tsx";

type PeopleTableProps = {
  people: PersonRow[];
  view: PeopleView;
  workspace: string;
  viewer: Viewer;
  /** Those that are shown besides the name. */
  columns?: ReadonlySet<string>;
  /** On a company's page the company goes without saying. */
  inCompany?: boolean;
};

const onWide = "max-md:hidden";
const onWider = "max-[960px]:hidden";
const onWidest = "max-xl:hidden";

export function PeopleTable(props: PeopleTableProps) {
  const { people, view, workspace, viewer, inCompany, columns = allColumns } = props;
  const has = (column: PeopleColumn) =>
    columns.has(column) && !(inCompany && (column === "company" || column === "added"));
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
        <tr key={person.id} className={rowLooks}>
          <NameCell>
            <Who person={person} href={`/${workspace}/contacts/${person.id}`} />
          </NameCell>
          {has("email") && (
            <Cell className={onWide}>
              <Email email={person.email} />
            </Cell>
          )}
          {has("company") && (
            <Cell className={onWider}>
              <Company person={person} workspace={workspace} />
            </Cell>
          )}
          {has("role") && (
            <Cell className={onWidest}>{person.role === "lead" ? "Lead" : "User"}</Cell>
          )}
          {has("tickets") && (
            <Cell className={onWide} isNumber>
              {person.tickets > 0 ? (
                person.tickets.toLocaleString("en")
              ) : (
                <span className="text-text-3">–</span>
              )}
            </Cell>
          )}
          {has("added") && (
            <Cell className={onWidest} isNumber>
              <RelativeTime value={person.createdAt} form="bare" {...viewer} />
            </Cell>
          )}
          {has("seen") && (
            <Cell isNumber>
              {person.lastSeenAt ? (
                <RelativeTime value={person.lastSeenAt} form="bare" {...viewer} />
              ) : (
                <span className="text-text-3">–</span>
              )}
            </Cell>
          )}
        </tr>
      ))}
    </Table>
  );
}

function Who({ person, href }: { person: PersonRow; href: string }) {
  const { id, name, isNamed, email, isGone, isPossibleDuplicate } = person;
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar name={isNamed ? name : null} id={id} size={24} />
      <div className="flex min-w-0 flex-1 items-center gap-x-2 gap-y-0.5 max-md:flex-wrap">
        <AppLink href={href} className={`${rowLinkLooks} max-md:basis-full`}>
          <bdi>{name}</bdi>
        </AppLink>
        {isPossibleDuplicate && (
          <AppLink href={`${href}#duplicates`} className="relative z-1 flex">
            <Badge tone="warning">Possible duplicate</Badge>
          </AppLink>
        )}
        {isGone && (
          <Badge tone="neutral" plain>
            No longer in Intercom
          </Badge>
        )}
        <span className="min-w-0 basis-full truncate text-12 text-text-3 md:hidden">
          <Email email={email} />
        </span>
      </div>
    </div>
  );
}

function Email({ email }: { email: string | null }) {
  return email ? <bdi title={email}>{email}</bdi> : <span className="text-text-3">No e-mail</span>;
}

type CompanyProps = { person: PersonRow; workspace: string };

function Company({ person: { company, companies }, workspace }: CompanyProps) {
  if (!company) return <span className="text-text-3">–</span>;
  return (
    <>
      <AppLink
        href={`/${workspace}/companies/${company.id}`}
        title={company.name}
        className="relative z-1 hover:underline hover:underline-offset-3"
      >
        <bdi>{company.name}</bdi>
      </AppLink>
      {companies > 1 && <span className="text-text-3"> +{companies - 1}</span>}
    </>
  );
}
