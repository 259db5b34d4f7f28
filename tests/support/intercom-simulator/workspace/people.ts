import {
  type Admin,
  type Company,
  type Contact,
  nowSeconds,
  type Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import { changeContact, forgetContactIndex } from "./contacts/contact-index.ts";
import { nextId } from "./next-id.ts";

/** Every contact is created at this fraction of a second, and was changed just before. */
export const createdMillis = 251;

export type NewContact = Partial<Omit<Contact, "id" | "companyIds" | "mergedInto" | "archived">> & {
  companies?: { id: string }[];
};

export type NewCompany = Partial<Omit<Company, "id" | "name">> & { name: string | null };

export function addAdmin(
  workspace: Workspace,
  admin: { name: string; email: string; emailVerified?: boolean },
): Admin {
  const id = nextId(workspace, "admin");
  const added = { emailVerified: true, ...admin, id };
  workspace.admins.set(id, added);
  return added;
}

export function addCompany(workspace: Workspace, company: NewCompany): Company {
  const id = nextId(workspace, "company");
  const createdAt = company.createdAt ?? nowSeconds();
  const added = {
    companyId: `company-${workspace.counters.company}`,
    website: null,
    plan: null,
    customAttributes: {},
    updatedAt: createdAt,
    ...company,
    createdAt,
    id,
  };
  workspace.companies.set(id, added);
  return added;
}

export function addContact(workspace: Workspace, contact: NewContact): Contact {
  const added = newContact(workspace, contact);
  changeContact(workspace, added, () => workspace.contacts.set(added.id, added));
  return added;
}

/** For numbers at which putting each into its place would take long. */
export function addContacts(
  workspace: Workspace,
  count: number,
  maker: (index: number) => NewContact,
): Contact[] {
  forgetContactIndex(workspace);
  return Array.from({ length: count }, (_, index) => addContact(workspace, maker(index)));
}

/** Conversations of the merged contact are listed under the one that stays. */
export function moveConversations(workspace: Workspace, fromId: string, intoId: string): void {
  for (const conversation of workspace.conversations.values()) {
    const ids = conversation.contactIds.map((id) => (id === fromId ? intoId : id));
    conversation.contactIds = [...new Set(ids)];
  }
}

export function getContact(workspace: Workspace, id: string): Contact {
  const contact = workspace.contacts.get(id);
  if (!contact) throw new Error(`No contact ${id} in the simulated workspace ${workspace.appId}`);
  return contact;
}

export function getCompany(workspace: Workspace, id: string): Company {
  const company = workspace.companies.get(id);
  if (!company) throw new Error(`No company ${id} in the simulated workspace ${workspace.appId}`);
  return company;
}

/** What a state file of an earlier simulator did not know of. */
export function completePeople({ contacts, companies }: Workspace): void {
  for (const contact of contacts.values()) {
    const signedUpAt = contact.role === "user" ? contact.createdAt : null;
    const known: Partial<Contact> = contact;
    Object.assign(contact, { ...unsaid, signedUpAt, ...known });
  }
  for (const company of companies.values()) {
    const known: Partial<Company> = company;
    Object.assign(company, { customAttributes: {}, ...known });
  }
}

function newContact(workspace: Workspace, contact: NewContact): Contact {
  const id = nextId(workspace, "contact");
  const { companies = [], ...given } = contact;
  const createdAt = given.createdAt ?? nowSeconds();
  const role = given.role ?? "user";
  return {
    ...unsaid,
    updatedAt: createdAt,
    signedUpAt: role === "user" ? createdAt : null,
    ...given,
    role,
    createdAt,
    id,
    customAttributes: { ...given.customAttributes },
    companyIds: companies.map((company) => company.id),
    mergedInto: null,
    archived: false,
  };
}

const unsaid = {
  externalId: null,
  name: null,
  email: null,
  phone: null,
  avatarUrl: null,
  ownerId: null,
  language: null,
  city: null,
  region: null,
  country: null,
  lastSeenAt: null,
  updatedMillis: createdMillis - 2,
};
