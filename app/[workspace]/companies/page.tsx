import type { Metadata } from "next";
import { ContactsBar } from "#app/[workspace]/contacts/contacts-bar.tsx";
import { countContacts } from "#app/[workspace]/contacts/count-contacts.ts";
import { Counted } from "#app/[workspace]/contacts/counted.tsx";
import { FilterForm } from "#app/[workspace]/contacts/filter-form.tsx";
import { ListFrame } from "#app/[workspace]/contacts/list-frame.tsx";
import { NobodyHere } from "#app/[workspace]/contacts/people/nobody-here.tsx";
import type { Search } from "#app/[workspace]/contacts/people/people-view.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { countFoundCompanies, listCompanies } from "#lib/contacts/list/list-companies.ts";
import { CompaniesTable } from "./companies-table.tsx";
import { companiesPath, readCompaniesView } from "./companies-view.ts";

export const metadata: Metadata = { title: "Companies · Contacts" };

type CompaniesPageProps = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Search>;
};

const pageSize = 50;

export default async function CompaniesPage({ params, searchParams }: CompaniesPageProps) {
  const { workspace } = await params;
  const member = await requireMember(workspace);
  const view = readCompaniesView(`/${workspace}/companies`, await searchParams);
  const [page, all] = await Promise.all([
    listCompanies(member, { ...view, limit: pageSize }),
    countContacts(member),
  ]);
  const { companies, previous, next } = page;
  const id = companiesPath(view, view);
  const shown = companies.length;
  const isWhole = !view.cursor && !next;
  const isEmpty = isWhole && shown === 0 && !view.search;
  const found = isWhole ? shown : countFoundCompanies(member, view.search);
  const count = view.search ? found : all.companies;
  return (
    <>
      <ContactsBar member={member} current="companies" />
      <ListFrame
        label="Companies"
        id={id}
        filters={
          !isEmpty && (
            <FilterForm
              workspace={workspace}
              list="companies"
              searchLabel="Search name"
              search={view.search}
              choices={[
                {
                  ...{ name: "sort", label: "Sort by", onlyOnPhone: true },
                  value: view.direction === "asc" ? "name" : "-name",
                  options: [
                    { value: "name", label: "Name, A to Z" },
                    { value: "-name", label: "Name, Z to A" },
                  ],
                },
              ]}
            />
          )
        }
        counted={<Counted {...{ id, shown, count }} what={["company", "companies"]} />}
        previous={previous && companiesPath(view, { cursor: previous })}
        next={next && companiesPath(view, { cursor: next })}
      >
        {shown > 0 ? (
          <CompaniesTable companies={companies} view={view} workspace={workspace} />
        ) : (
          <NobodyHere what="companies" workspace={workspace} all={isEmpty ? null : view.at} />
        )}
      </ListFrame>
    </>
  );
}
