import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { EditContact } from "#app/[workspace]/contacts/changing/edit-contact.tsx";
import { Duplicates } from "#app/[workspace]/contacts/merging/duplicates.tsx";
import { MergedPeople } from "#app/[workspace]/contacts/merging/merged-people.tsx";
import type { Search } from "#app/[workspace]/contacts/people/people-view.ts";
import { CustomerTickets } from "#app/[workspace]/contacts/record/customer-tickets.tsx";
import { RecordBar } from "#app/[workspace]/contacts/record/record-bar.tsx";
import { RecordLayout } from "#app/[workspace]/contacts/record/record-layout.tsx";
import { currentViewer } from "#app/current-viewer.ts";
import { EmailAddress } from "#components/email-address.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { isAdmin } from "#lib/auth/member.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { findSurvivor, type PersonView } from "#lib/contacts/find-person.ts";
import { findDeleted } from "#lib/contacts/list/list-deleted.ts";
import { listDuplicates } from "#lib/contacts/merging/list-duplicates.ts";
import { listMerged } from "#lib/contacts/merging/list-merged.ts";
import { listCustomerTickets } from "#lib/feedback/list-customer-tickets.ts";
import { contactUrl } from "#lib/intercom/regions.ts";
import { DeletedContact } from "./deleted-contact.tsx";
import { History } from "./history.tsx";
import { loadPerson } from "./load-person.ts";
import { ManagePerson } from "./manage-person.tsx";
import { PersonProperties } from "./person-properties.tsx";

type ContactPageProps = {
  params: Promise<{ workspace: string; contact: string }>;
  searchParams: Promise<Search>;
};

export async function generateMetadata({ params }: ContactPageProps): Promise<Metadata> {
  const { workspace, contact } = await params;
  const person = await loadPerson(await requireMember(workspace), contact);
  return { title: person ? `${person.name} · People` : "Not found" };
}

export default async function ContactPage({ params, searchParams }: ContactPageProps) {
  const { workspace, contact } = await params;
  const member = await requireMember(workspace);
  const person = await loadPerson(member, contact);
  if (!person) {
    const survivor = await findSurvivor(member, contact);
    if (survivor) redirect(`/${workspace}/contacts/${survivor}`);
    const deleted = (await findDeleted(member, contact)) ?? notFound();
    return <DeletedContact person={deleted} member={member} viewer={await currentViewer()} />;
  }
  const showsHistory = (await searchParams).tab === "history";
  const [viewer, feedback, duplicates, merged] = await Promise.all([
    currentViewer(),
    listCustomerTickets(member, { contactId: person.id }),
    listDuplicates(member, { email: person.email, except: person.id }),
    listMerged(member, person.id),
  ]);
  const mayMerge = isAdmin(member);
  const at = `/${workspace}/contacts/${person.id}`;
  const tabs = [
    { href: at, label: "Feedback", count: feedback.count, current: !showsHistory },
    {
      href: `${at}?tab=history`,
      label: "History",
      count: person.changes.length,
      current: showsHistory,
    },
  ];
  return (
    <>
      <RecordBar
        list={{ href: `/${workspace}/contacts`, label: "People" }}
        name={person.name}
        intercomUrl={person.intercom && contactUrl(person.intercom)}
      >
        <EditContact workspace={workspace} person={person} />
      </RecordBar>
      <RecordLayout
        name={person.name}
        initials={person.isNamed ? person.name : null}
        id={person.id}
        kind="person"
        subtitle={<Subtitle person={person} />}
        badges={<Badges person={person} />}
        notice={<Duplicates {...{ workspace, person, duplicates, mayMerge }} />}
        tabs={<Tabs label="About this person" items={tabs} />}
        properties={
          <>
            <PersonProperties person={person} workspace={workspace} viewer={viewer} />
            <ManagePerson {...{ workspace, person, mayManage: mayMerge }} />
          </>
        }
      >
        {showsHistory ? (
          <>
            <MergedPeople {...{ workspace, merged, viewer }} mayUndo={mayMerge} />
            <History changes={person.changes} viewer={viewer} />
          </>
        ) : (
          <CustomerTickets {...feedback} workspace={workspace} viewer={viewer} />
        )}
      </RecordLayout>
    </>
  );
}

function Subtitle({ person }: { person: PersonView }) {
  const { role, companies, email, isFromIntercom } = person;
  const [company] = companies;
  if (company && !isFromIntercom) return <bdi>{company.name}</bdi>;
  if (company) {
    return (
      <>
        {role === "lead" ? "Lead" : "User"} at <bdi>{company.name}</bdi>
      </>
    );
  }
  return email ? <EmailAddress email={email} /> : "No e-mail";
}

function Badges({ person }: { person: PersonView }) {
  if (person.standing === "active") return null;
  return (
    <Badge tone="neutral" plain>
      No longer in Intercom
    </Badge>
  );
}
