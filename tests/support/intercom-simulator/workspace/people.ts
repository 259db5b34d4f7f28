import {
  type Admin,
  type Company,
  type Contact,
  nowSeconds,
  type Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import { nextId } from "./next-id.ts";

export type NewContact = Partial<Omit<Contact, "id" | "companyIds" | "mergedInto" | "archived">> & {
  companies?: Company[];
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
    updatedAt: createdAt,
    ...company,
    createdAt,
    id,
  };
  workspace.companies.set(id, added);
  return added;
}

export function addContact(workspace: Workspace, contact: NewContact): Contact {
  const id = nextId(workspace, "contact");
  const { companies = [], ...given } = contact;
  const createdAt = given.createdAt ?? nowSeconds();
  const added: Contact = {
    externalId: null,
    role: "user",
    name: null,
    email: null,
    phone: null,
    language: null,
    city: null,
    country: null,
    customAttributes: {},
    updatedAt: createdAt,
    lastSeenAt: null,
    ...given,
    createdAt,
    id,
    companyIds: companies.map((company) => company.id),
    mergedInto: null,
    archived: false,
  };
  workspace.contacts.set(id, added);
  return added;
}

/** Conversations of the merged contact are listed under the one that stays. */
export function mergeContacts(workspace: Workspace, fromId: string, intoId: string): void {
  const from = getContact(workspace, fromId);
  getContact(workspace, intoId).updatedAt = nowSeconds();
  from.mergedInto = intoId;
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
