import type { ReactNode } from "react";
import { EditedNote } from "#app/[workspace]/contacts/changing/edited-note.tsx";
import { PropertyList } from "#app/[workspace]/contacts/record/property-list.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { EmailAddress } from "#components/email-address.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { formatDate } from "#components/ui/format-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ContactField } from "#lib/contacts/changing/contact-field.ts";
import type { PersonView } from "#lib/contacts/find-person.ts";

type PersonPropertiesProps = { person: PersonView; workspace: string; viewer: Viewer };

export function PersonProperties({ person, workspace, viewer }: PersonPropertiesProps) {
  const { email, phone, city, region, country, companies, attributes } = person;
  const { givenName, edits, owner, isFromIntercom } = person;
  const standing = standings[person.standing];
  const location = [city, region, country].filter(Boolean).join(", ");
  const noted = (field: ContactField, value: ReactNode) => (
    <Noted {...{ workspace, person, field }}>{value}</Noted>
  );
  return (
    <>
      <PropertyList
        items={[
          { label: "Name", value: edits.name ? noted("name", givenName ?? "No name") : null },
          {
            label: "E-mail",
            value: noted(
              "email",
              email ? <EmailAddress email={email} /> : <Quiet>No e-mail</Quiet>,
            ),
          },
          {
            label: "Phone",
            value: phone || edits.phone ? noted("phone", phone ?? <Quiet>No phone</Quiet>) : null,
          },
          { label: "Location", value: location || null },
          { label: "Owner", value: owner && <Owner name={owner} /> },
        ]}
      />
      <Companies companies={companies} workspace={workspace} />
      <PropertyList
        title="From Intercom"
        items={[
          { label: "Role", value: isFromIntercom ? roles[person.role] : null },
          {
            label: "Standing",
            value: standing ? <Standing word={standing} {...{ person, viewer }} /> : null,
          },
          { label: "External id", value: person.externalId },
          { label: "Signed up", value: person.signedUpAt && formatDate(person.signedUpAt, viewer) },
          {
            label: "Last seen",
            value: person.lastSeenAt && <RelativeTime value={person.lastSeenAt} {...viewer} />,
          },
          ...attributes.map(({ name, value }) => ({ label: name, value, isTheirs: true })),
        ]}
      />
    </>
  );
}

const roles = { lead: "Lead", user: "User" };

type NotedProps = Omit<PersonPropertiesProps, "viewer"> & {
  field: ContactField;
  children: ReactNode;
};

function Noted({ workspace, person: { id, edits }, field, children }: NotedProps) {
  const edited = edits[field];
  return (
    <>
      {children}
      {edited && <EditedNote {...{ workspace, field }} contactId={id} says={edited.says} />}
    </>
  );
}

function Owner({ name }: { name: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1.75">
      <Avatar name={name} id={name} />
      <bdi className="min-w-0 truncate">{name}</bdi>
    </span>
  );
}

const standings: Partial<Record<PersonView["standing"], string>> = {
  archived: "Archived",
  deleted: "Deleted",
};

type StandingProps = { word: string; person: PersonView; viewer: Viewer };

function Standing({ word, person: { standingSince }, viewer }: StandingProps) {
  if (!standingSince) return word;
  return (
    <>
      {word}, <RelativeTime value={standingSince} {...viewer} />
    </>
  );
}

function Quiet({ children }: { children: string }) {
  return <span className="text-text-3">{children}</span>;
}

type CompaniesProps = { companies: PersonView["companies"]; workspace: string };

function Companies({ companies, workspace }: CompaniesProps) {
  if (companies.length === 0) return null;
  return (
    <section>
      <h2 className="mb-1.5 font-semibold text-13">
        Companies <span className="nums font-regular text-text-3">{companies.length}</span>
      </h2>
      <ul className="-mx-2">
        {companies.map(({ id, name, people }) => (
          <li key={id}>
            <AppLink
              href={`/${workspace}/companies/${id}`}
              className="flex min-h-8 min-w-0 items-center gap-2.25 rounded-md px-2 transition-colors hover:bg-hover max-md:min-h-11"
            >
              <Avatar name={name} id={id} kind="company" size={20} />
              <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
              <span className="nums shrink-0 text-text-3">
                {people.toLocaleString("en")} {people === 1 ? "person" : "people"}
              </span>
            </AppLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
