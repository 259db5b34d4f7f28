import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { fingerprintOf } from "./saving/fingerprint-of.ts";
import { linkTickets } from "./saving/link-tickets.ts";
import { type Known, type Matched, matchContacts } from "./saving/match-contacts.ts";
import { type ContactRow, createContacts, updateContacts } from "./saving/write-contacts.ts";
import { type ContactLinks, writeLinks } from "./saving/write-links.ts";

/** What Intercom says of one person, cleaned. */
export type IncomingContact = {
  intercomId: string;
  role: "user" | "lead";
  externalId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  avatarUrl: string | null;
  ownerId: string | null;
  country: string | null;
  region: string | null;
  city: string | null;
  /** JSON with its keys sorted. */
  customAttributes: string;
  signedUpAt: Date | null;
  lastSeenAt: Date | null;
  createdAt: Date | null;
  updatedAt: Date | null;
  /** Intercom's ids; null when not all are known, which leaves the links alone. */
  companyIds: string[] | null;
};

/** `fingerprint` tells whether anything but the companies is another than before. */
export type FingerprintedContact = IncomingContact & { fingerprint: string };

type Given = {
  intercomAppId: string;
  contacts: (IncomingContact | FingerprintedContact)[];
  /**
   * When Intercom's list was asked for, now unless said: whoever had left it before is back. Null: they were asked for
   * one by one, which says nothing of that.
   */
  listedAt?: Date | null;
  /** Called once all is read that has to be: what is left is mostly the database's work. */
  onRead?: () => void;
};

/**
 * Creates, links and updates in a fixed number of statements. What is unchanged, older than what is here, or of an
 * erased person is not written at all; fields edited here keep their value. Needs `lockContacts`.
 */
export async function saveContacts(
  tx: Tx,
  scope: Scope,
  { intercomAppId, contacts, listedAt: askedAt = new Date(), onRead }: Given,
): Promise<{ written: number }> {
  // Intercom tells the second in which somebody left: whoever left within the one of the asking is not back.
  const listedAt = askedAt && new Date(Math.floor(askedAt.getTime() / 1000) * 1000);
  const incoming = newestOfEach(contacts);
  if (incoming.length === 0) return { written: 0 };
  const owner = { workspaceId: scope.workspaceId, intercomAppId };
  const matched = await matchContacts(tx, owner, incoming);
  const current = incoming.filter((one) => isCurrent(one, matched, askedAt));
  const { created, updated } = sortOut(current, matched, listedAt);
  onRead?.();
  if (created.length > 0) await createContacts(tx, owner, created);
  if (updated.length > 0) await updateContacts(tx, owner, { rows: updated, listedAt });
  const written = [...created, ...updated];
  await writeLinks(tx, owner, differingLinks(current, matched, written));
  await linkTickets(tx, owner, awaitedOf(current, matched, written));
  return { written: written.length };
}

/** Also of those who are here unchanged: a ticket may have come while they did, and neither have seen the other. */
function awaitedOf(
  current: IncomingContact[],
  { known, awaited }: Matched,
  written: ContactRow[],
): { id: string }[] {
  const ids = new Map(written.map(({ intercomId, id }) => [intercomId, id]));
  return current.flatMap(({ intercomId }) => {
    const id = known.get(intercomId)?.id ?? ids.get(intercomId);
    return id !== undefined && awaited.has(intercomId) ? [{ id }] : [];
  });
}

/** For whoever has time for it before the contacts are locked. */
export function withFingerprint(contact: IncomingContact): FingerprintedContact {
  const { companyIds: _, ...told } = contact;
  const values = Object.entries(told)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
  return { ...contact, fingerprint: fingerprintOf(values) };
}

function newestOfEach(contacts: Given["contacts"]): Given["contacts"] {
  const newest = new Map<string, Given["contacts"][number]>();
  for (const contact of contacts) {
    const other = newest.get(contact.intercomId);
    if (!other || secondsOf(other.updatedAt) <= secondsOf(contact.updatedAt)) {
      newest.set(contact.intercomId, contact);
    }
  }
  return [...newest.values()].sort((a, b) => (a.intercomId < b.intercomId ? -1 : 1));
}

/**
 * Intercom's REST tells whole seconds and some webhooks more: only what is older by the second is older. Of the same
 * second, what was asked for before they were last written here may be.
 */
function isCurrent(
  { intercomId, updatedAt }: IncomingContact,
  { known, erased }: Matched,
  askedAt: Date | null,
): boolean {
  if (erased.has(intercomId)) return false;
  const before = known.get(intercomId);
  if (updatedAt === null || !before?.updatedAt) return true;
  const difference = secondsOf(updatedAt) - secondsOf(before.updatedAt);
  return difference > 0 || (difference === 0 && (!askedAt || before.writtenAt <= askedAt));
}

function sortOut(
  current: Given["contacts"],
  { known, adoptable }: Matched,
  listedAt: Date | null,
): { created: ContactRow[]; updated: ContactRow[] } {
  const created: ContactRow[] = [];
  const updated: ContactRow[] = [];
  for (const contact of current) {
    const before = known.get(contact.intercomId);
    const { fingerprint } = "fingerprint" in contact ? contact : withFingerprint(contact);
    const id = before?.id ?? adoptable.get(contact.intercomId);
    if (id === undefined) created.push({ ...contact, id: newId(), fingerprint });
    else if (before?.fingerprint !== fingerprint || isBack(before, listedAt)) {
      updated.push({ ...contact, id, fingerprint });
    }
  }
  return { created, updated };
}

/** Whoever left the list after it was asked for is not back, though it still names them. */
function isBack({ isListed, standingSince }: Known, listedAt: Date | null): boolean {
  if (isListed || listedAt === null) return false;
  return standingSince === null || standingSince < listedAt;
}

/** Of those whose companies are not the ones that they have here. */
function differingLinks(
  current: IncomingContact[],
  { known }: Matched,
  written: ContactRow[],
): ContactLinks[] {
  const ids = new Map(written.map(({ intercomId, id }) => [intercomId, id]));
  return current.flatMap(({ intercomId, companyIds }) => {
    const before = known.get(intercomId);
    const contactId = before?.id ?? ids.get(intercomId);
    if (companyIds === null || contactId === undefined) return [];
    const wanted = new Set<string | null>(companyIds);
    const has = before?.companyIds ?? [];
    const isSame = wanted.size === has.length && has.every((id) => wanted.has(id));
    return isSame ? [] : [{ contactId, companyIds, isComplete: true }];
  });
}

function secondsOf(at: Date | null): number {
  return at === null ? Number.NEGATIVE_INFINITY : Math.floor(at.getTime() / 1000);
}
