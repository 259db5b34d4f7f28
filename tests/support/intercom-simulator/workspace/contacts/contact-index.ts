import type { Contact, Workspace } from "#tests/support/intercom-simulator/state.ts";
import { rememberIndexed } from "./search-lag.ts";

type ContactIndex = { listed: Contact[]; users: Map<string, number> };

/** Beside the workspace and not in it: it is built anew from whatever a state file brought back. */
const indexes = new WeakMap<Workspace, ContactIndex>();

/** What a list or a search may find, oldest first: neither archived nor merged. Not to be changed. */
export function listedContacts(workspace: Workspace): readonly Contact[] {
  return indexOf(workspace).listed;
}

export function countUsers(workspace: Workspace, companyId: string): number {
  return indexOf(workspace).users.get(companyId) ?? 0;
}

/** Everything that may move a contact in the lists is done inside `change`. */
export function changeContact(workspace: Workspace, contact: Contact, change: () => void): void {
  const listed = isListed(workspace, contact);
  const before = listed ? { ...contact } : null;
  const index = indexes.get(workspace);
  if (index && listed) unlist(index, contact);
  change();
  if (index && isListed(workspace, contact)) list(index, contact);
  rememberIndexed(workspace, contact, before);
}

/** For changes of many contacts at once. */
export function forgetContactIndex(workspace: Workspace): void {
  indexes.delete(workspace);
}

function indexOf(workspace: Workspace): ContactIndex {
  const existing = indexes.get(workspace);
  if (existing) return existing;
  const listed = [...workspace.contacts.values()]
    .filter((contact) => isListed(workspace, contact))
    .sort(compareContacts);
  const index: ContactIndex = { listed, users: new Map() };
  for (const contact of listed) countCompanies(index, contact, 1);
  indexes.set(workspace, index);
  return index;
}

function isListed(workspace: Workspace, contact: Contact): boolean {
  const known = workspace.contacts.get(contact.id) === contact;
  return known && contact.mergedInto === null && !contact.archived;
}

function list(index: ContactIndex, contact: Contact): void {
  let low = 0;
  let high = index.listed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = index.listed[middle];
    if (other && compareContacts(other, contact) < 0) low = middle + 1;
    else high = middle;
  }
  index.listed.splice(low, 0, contact);
  countCompanies(index, contact, 1);
}

function unlist(index: ContactIndex, contact: Contact): void {
  const place = index.listed.indexOf(contact);
  if (place === -1) return;
  index.listed.splice(place, 1);
  countCompanies(index, contact, -1);
}

function countCompanies(index: ContactIndex, contact: Contact, by: number): void {
  for (const id of contact.companyIds) index.users.set(id, (index.users.get(id) ?? 0) + by);
}

function compareContacts(a: Contact, b: Contact): number {
  if (a.createdAt !== b.createdAt) return a.createdAt - b.createdAt;
  return a.id < b.id ? -1 : 1;
}
