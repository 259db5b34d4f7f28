import {
  Cell,
  Head,
  NameCell,
  onWide,
  rowLinkLooks,
  rowLooks,
  Table,
} from "#app/[workspace]/contacts/table.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import type { CompanyRow } from "#lib/contacts/list/list-companies.ts";
import { type CompaniesView, companiesPath } from "./companies-view.ts";
import { bareWebsite } from "./web-address.ts";

type CompaniesTableProps = { companies: CompanyRow[]; view: CompaniesView; workspace: string };

export function CompaniesTable({ companies, view, workspace }: CompaniesTableProps) {
  const otherWay = view.direction === "asc" ? "desc" : "asc";
  const sorting = {
    href: companiesPath(view, { direction: otherWay }),
    direction: view.direction,
  };
  return (
    <Table
      label="Companies"
      heads={
        <>
          <Head sorting={sorting}>Name</Head>
          <Head className={`${onWide} w-[26%]`}>Website</Head>
          <Head className={`${onWide} w-[16%]`}>Plan</Head>
          <Head className={`${onWide} w-24`} isNumber>
            Tickets
          </Head>
          <Head className="w-24" isNumber>
            People
          </Head>
        </>
      }
    >
      {companies.map(({ id, name, website, plan, people, tickets }) => (
        <tr key={id} className={rowLooks}>
          <NameCell>
            <div className="flex min-w-0 items-center gap-3">
              <Avatar name={name} id={id} kind="company" size={24} />
              <AppLink href={`/${workspace}/companies/${id}`} title={name} className={rowLinkLooks}>
                <bdi>{name}</bdi>
              </AppLink>
            </div>
          </NameCell>
          <Cell className={onWide}>
            <Given text={website && bareWebsite(website)} />
          </Cell>
          <Cell className={onWide}>
            <Given text={plan} />
          </Cell>
          <Cell className={onWide} isNumber>
            {tickets.toLocaleString("en")}
          </Cell>
          <Cell isNumber>{people.toLocaleString("en")}</Cell>
        </tr>
      ))}
    </Table>
  );
}

function Given({ text }: { text: string | null }) {
  return text ? <bdi title={text}>{text}</bdi> : <span className="text-text-3">–</span>;
}
