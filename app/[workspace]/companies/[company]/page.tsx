import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Website } from "#app/[workspace]/companies/website.tsx";
import { Pages } from "#app/[workspace]/contacts/list-frame.tsx";
import { PeopleTable } from "#app/[workspace]/contacts/people/people-table.tsx";
import {
  type PeopleView,
  peoplePath,
  readPeopleView,
  type Search,
} from "#app/[workspace]/contacts/people/people-view.ts";
import { CustomerTickets } from "#app/[workspace]/contacts/record/customer-tickets.tsx";
import { PropertyList } from "#app/[workspace]/contacts/record/property-list.tsx";
import { RecordBar } from "#app/[workspace]/contacts/record/record-bar.tsx";
import { RecordLayout } from "#app/[workspace]/contacts/record/record-layout.tsx";
import { writeCount, writeCounted } from "#app/[workspace]/contacts/write-count.ts";
import { currentViewer, type Viewer } from "#app/current-viewer.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDate } from "#components/ui/format-time.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { requireMember } from "#lib/auth/require-member.ts";
import type { CompanyView } from "#lib/contacts/find-company.ts";
import { countPeople, listPeople, type PeoplePage } from "#lib/contacts/list/list-people.ts";
import { listCustomerTickets } from "#lib/feedback/list-customer-tickets.ts";
import { EditCompany } from "./edit-company.tsx";
import { loadCompany } from "./load-company.ts";

type CompanyPageProps = {
  params: Promise<{ workspace: string; company: string }>;
  searchParams: Promise<Search>;
};

const pageSize = 50;

export async function generateMetadata({ params }: CompanyPageProps): Promise<Metadata> {
  const { workspace, company: id } = await params;
  const company = await loadCompany(await requireMember(workspace), id);
  return { title: company ? `${company.name} · Companies` : "Not found" };
}

export default async function CompanyPage({ params, searchParams }: CompanyPageProps) {
  const { workspace, company: id } = await params;
  const member = await requireMember(workspace);
  const company = (await loadCompany(member, id)) ?? notFound();
  const at = `/${workspace}/companies/${company.id}`;
  const search = await searchParams;
  const { sort, page } = search;
  const view = readPeopleView(at, { sort, page });
  const [viewer, people, count, feedback] = await Promise.all([
    currentViewer(),
    listPeople(member, { ...view, companyId: company.id, limit: pageSize }),
    countPeople(member, { companyId: company.id }),
    listCustomerTickets(member, { companyId: company.id }),
  ]);
  const showsFeedback = search.tab === "feedback";
  const tabs = [
    { href: at, label: "People", count: writeCount(count), current: !showsFeedback },
    {
      href: `${at}?tab=feedback`,
      label: "Feedback",
      count: feedback.count,
      current: showsFeedback,
    },
  ];
  return (
    <>
      <RecordBar list={{ href: `/${workspace}/companies`, label: "Companies" }} name={company.name}>
        {!company.isFromIntercom && <EditCompany workspace={workspace} company={company} />}
      </RecordBar>
      <RecordLayout
        name={company.name}
        initials={company.name}
        id={company.id}
        kind="company"
        subtitle={writeCounted(count, "person", "people")}
        tabs={<Tabs label="About this company" items={tabs} />}
        properties={<Properties company={company} viewer={viewer} />}
      >
        {showsFeedback ? (
          <CustomerTickets {...feedback} workspace={workspace} viewer={viewer} />
        ) : (
          <People page={people} view={view} workspace={workspace} viewer={viewer} />
        )}
      </RecordLayout>
    </>
  );
}

type PeopleProps = { page: PeoplePage; view: PeopleView; workspace: string; viewer: Viewer };

function People({ page: { people, previous, next }, view, workspace, viewer }: PeopleProps) {
  if (people.length === 0) {
    return <EmptyState title="Nobody here">Nobody in Contacts belongs to this company.</EmptyState>;
  }
  return (
    <>
      <div className="[&_:is(th,td):first-child]:ps-2 [&_:is(th,td):last-child]:pe-2">
        <PeopleTable {...{ people, view, workspace, viewer }} inCompany />
      </div>
      {(previous || next) && (
        <div className="flex justify-end pt-3">
          <Pages
            previous={previous && peoplePath(view, { cursor: previous })}
            next={next && peoplePath(view, { cursor: next })}
          />
        </div>
      )}
    </>
  );
}

function Properties({ company, viewer }: { company: CompanyView; viewer: Viewer }) {
  const { website, plan, externalId, intercomCreatedAt, attributes } = company;
  if (!company.isFromIntercom) {
    return (
      <>
        <PropertyList
          items={[{ label: "Website", value: website ? <Website website={website} /> : <None /> }]}
        />
        <p className="text-12 text-text-3">Added here. Intercom does not know this company.</p>
      </>
    );
  }
  return (
    <PropertyList
      title="From Intercom"
      items={[
        { label: "Website", value: website ? <Website website={website} /> : null },
        { label: "Plan", value: plan },
        { label: "External id", value: externalId },
        { label: "Created", value: intercomCreatedAt && formatDate(intercomCreatedAt, viewer) },
        ...attributes.map(({ name, value }) => ({ label: name, value, isTheirs: true })),
      ]}
    />
  );
}

function None() {
  return <span className="text-text-3">No website</span>;
}
