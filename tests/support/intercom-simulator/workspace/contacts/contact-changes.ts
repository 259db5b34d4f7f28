import { rememberDeleted } from "#tests/support/intercom-simulator/rest/dialect.ts";
import {
  type Contact,
  nowSeconds,
  type Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import {
  getCompany,
  getContact,
  moveConversations,
} from "#tests/support/intercom-simulator/workspace/people.ts";
import { changeContact } from "./contact-index.ts";

export type ContactEdit = Partial<
  Omit<
    Contact,
    "id" | "role" | "companyIds" | "updatedAt" | "updatedMillis" | "mergedInto" | "archived"
  >
>;

export function editContact(
  workspace: Workspace,
  id: string,
  edit: ContactEdit,
  at?: number,
): Contact {
  return change(workspace, id, at, (contact) => Object.assign(contact, edit));
}

export function archiveContact(workspace: Workspace, id: string, at?: number): Contact {
  return change(workspace, id, at, (contact) => {
    contact.archived = true;
  });
}

export function unarchiveContact(workspace: Workspace, id: string, at?: number): Contact {
  return change(workspace, id, at, (contact) => {
    contact.archived = false;
  });
}

export function deleteContact(workspace: Workspace, id: string, at?: number): Contact {
  const deleted = change(workspace, id, at, () => workspace.contacts.delete(id));
  rememberDeleted(workspace, deleted);
  return deleted;
}

/** Returns the contact that stays. */
export function mergeContacts(
  workspace: Workspace,
  fromId: string,
  intoId: string,
  at?: number,
): Contact {
  const into = change(workspace, intoId, at, () => undefined);
  change(workspace, fromId, at, (from) => {
    from.mergedInto = intoId;
  });
  moveConversations(workspace, fromId, intoId);
  return into;
}

/** A lead who signs up stays the same contact. */
export function convertLead(
  workspace: Workspace,
  id: string,
  externalId: string | null,
  at = nowSeconds(),
): Contact {
  return change(workspace, id, at, (contact) => {
    Object.assign(contact, { role: "user", externalId, signedUpAt: at });
  });
}

export function setContactCompanies(
  workspace: Workspace,
  id: string,
  companyIds: string[],
  at?: number,
): { contact: Contact; attached: string[]; detached: string[] } {
  const before = getContact(workspace, id).companyIds;
  const after = companyIds.map((each) => getCompany(workspace, each).id);
  const contact = change(workspace, id, at, (changed) => {
    changed.companyIds = after;
  });
  const attached = after.filter((each) => !before.includes(each));
  return { contact, attached, detached: before.filter((each) => !after.includes(each)) };
}

function change(
  workspace: Workspace,
  id: string,
  at: number | undefined,
  apply: (contact: Contact) => void,
): Contact {
  const contact = getContact(workspace, id);
  changeContact(workspace, contact, () => {
    apply(contact);
    touch(contact, at ?? nowSeconds());
  });
  return contact;
}

/** Two changes within a second differ by a fraction of it, as a webhook shows. */
function touch(contact: Contact, at: number): void {
  const sameSecond = contact.updatedAt === at;
  contact.updatedMillis = sameSecond ? Math.min(999, contact.updatedMillis + 1) : 0;
  contact.updatedAt = at;
}
