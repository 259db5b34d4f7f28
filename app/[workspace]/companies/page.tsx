import type { Metadata } from "next";
import { ContactsBar } from "#app/[workspace]/contacts/contacts-bar.tsx";
import { FilterForm } from "#app/[workspace]/contacts/filter-form.tsx";
import { ListFrame } from "#app/[workspace]/contacts/list-frame.tsx";
import { NobodyHere } from "#app/[workspace]/contacts/nobody-here.tsx";
import type { Search } from "#app/[workspace]/contacts/people-view.ts";
import { writeCounted } from "#app/[workspace]/contacts/write-count.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { listCompanies } from "#lib/contacts/list-companies.ts";
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
  const page = await listCompanies(member, { ...view, limit: pageSize });
  const { companies, count, previous, next } = page;
  const isEmpty = companies.length === 0 && !view.search && !view.cursor;
  return (
    <>
      <ContactsBar member={member} current="companies" />
      <ListFrame
        label="Companies"
        id={companiesPath(view, view)}
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
        counted={writeCounted(count, "company", "companies")}
        previous={previous && companiesPath(view, { cursor: previous })}
        next={next && companiesPath(view, { cursor: next })}
      >
        {companies.length > 0 ? (
          <CompaniesTable companies={companies} view={view} workspace={workspace} />
        ) : (
          <NobodyHere what="companies" workspace={workspace} all={isEmpty ? null : view.at} />
        )}
      </ListFrame>
    </>
  );
}
