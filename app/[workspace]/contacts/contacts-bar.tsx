import { NewCompany } from "#app/[workspace]/companies/new-company.tsx";
import { PageBar } from "#components/shell/page-bar.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { Member } from "#lib/auth/member.ts";
import { NewContact } from "./changing/new-contact.tsx";
import { countContacts } from "./count-contacts.ts";
import { ColumnsMenu } from "./people/columns-menu.tsx";
import { peopleColumns, readColumns } from "./people/people-columns.ts";
import { writeCount } from "./write-count.ts";

type ContactsBarProps = {
  member: Member;
  current: "people" | "companies";
  /** Whether there is a list whose columns are chosen. */
  hasColumns?: boolean;
};

export async function ContactsBar({ member, current, hasColumns }: ContactsBarProps) {
  const at = `/${member.workspaceSlug}`;
  const { people, companies } = await countContacts(member);
  const items = [
    {
      href: `${at}/contacts`,
      label: "People",
      count: writeCount(people),
      current: current === "people",
    },
    {
      href: `${at}/companies`,
      label: "Companies",
      count: writeCount(companies),
      current: current === "companies",
    },
  ];
  const workspace = member.workspaceSlug;
  return (
    <PageBar
      title="Contacts"
      tabs={<Tabs label="Contacts" items={items} />}
      actions={
        current === "people" ? (
          <>
            {hasColumns && <Columns />}
            <NewContact workspace={workspace} />
          </>
        ) : (
          <NewCompany workspace={workspace} />
        )
      }
    />
  );
}

async function Columns() {
  const shown = await readColumns();
  const columns = Object.entries(peopleColumns).map(([id, label]) => ({
    ...{ id, label },
    shown: shown.has(id),
  }));
  return <ColumnsMenu columns={columns} />;
}
