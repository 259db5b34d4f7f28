import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import type { Owner } from "./match-contacts.ts";

/** `isComplete` false: these companies and perhaps more, so that none is taken away. `isNew`: nothing to look for. */
export type ContactLinks = {
  contactId: string;
  /** Intercom's. */
  companyIds: string[];
  isComplete: boolean;
  isNew: boolean;
};

type Link = { contactId: string; companyId: string };

/** Reads before it writes: most links are as they were, and what is not written costs no disk. Needs `lockContacts`. */
export async function writeLinks(tx: Tx, owner: Owner, contacts: ContactLinks[]): Promise<void> {
  const companies = await provideCompanies(tx, owner, contacts);
  const before = await readLinks(tx, owner, contacts);
  const missing: Link[] = [];
  const dropped: Link[] = [];
  for (const { contactId, companyIds, isComplete } of contacts) {
    const has = before.get(contactId) ?? new Map<string, boolean>();
    const wanted = new Set(companyIds.flatMap((id) => companies.get(id) ?? []));
    for (const companyId of wanted) if (!has.has(companyId)) missing.push({ contactId, companyId });
    if (!isComplete) continue;
    for (const [companyId, isAddedHere] of has) {
      if (!isAddedHere && !wanted.has(companyId)) dropped.push({ contactId, companyId });
    }
  }
  if (dropped.length > 0) await dropLinks(tx, owner, dropped);
  if (missing.length > 0) await addLinks(tx, owner, missing);
}

/** Ours by Intercom's ids. A company not heard of yet gets a row that is filled later. */
async function provideCompanies(tx: Tx, { workspaceId, intercomAppId }: Owner, of: ContactLinks[]) {
  const wanted = [...new Set(of.flatMap(({ companyIds }) => companyIds))].sort();
  if (wanted.length === 0) return new Map<string, string>();
  const known = await tx.$queryRaw<{ key: string; id: string }[]>`
    SELECT intercom_company_id AS key, id::text AS id FROM companies
    WHERE workspace_id = ${workspaceId}::uuid AND intercom_app_id = ${intercomAppId}
      AND intercom_company_id = ANY (${wanted}::text[])`;
  const ids = new Map(known.map(({ key, id }) => [key, id]));
  const unknown = wanted.flatMap((key) => (ids.has(key) ? [] : [{ key, id: newId() }]));
  if (unknown.length === 0) return ids;
  await tx.$executeRaw`
    INSERT INTO companies (workspace_id, id, intercom_app_id, intercom_company_id)
    SELECT ${workspaceId}::uuid, i.id, ${intercomAppId}, i.key
    FROM unnest(${unknown.map(({ id }) => id)}::uuid[], ${unknown.map(({ key }) => key)}::text[]) AS i(id, key)`;
  return new Map([...ids, ...unknown.map(({ key, id }) => [key, id] as const)]);
}

async function readLinks(tx: Tx, { workspaceId }: Owner, contacts: ContactLinks[]) {
  const links = new Map<string, Map<string, boolean>>();
  const ids = contacts.filter(({ isNew }) => !isNew).map(({ contactId }) => contactId);
  if (ids.length === 0) return links;
  const rows = await tx.$queryRaw<(Link & { isAddedHere: boolean })[]>`
    SELECT l.contact_id::text AS "contactId", l.company_id::text AS "companyId", l.added_here AS "isAddedHere"
    FROM unnest(${ids}::uuid[]) AS i(id)
    CROSS JOIN LATERAL (
      SELECT * FROM contact_companies WHERE workspace_id = ${workspaceId}::uuid AND contact_id = i.id OFFSET 0
    ) l`;
  for (const { contactId, companyId, isAddedHere } of rows) {
    links.set(contactId, (links.get(contactId) ?? new Map()).set(companyId, isAddedHere));
  }
  return links;
}

async function addLinks(tx: Tx, { workspaceId }: Owner, links: Link[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO contact_companies (workspace_id, contact_id, company_id)
    SELECT ${workspaceId}::uuid, contact, company
    FROM unnest(${contactsOf(links)}::uuid[], ${companiesOf(links)}::uuid[]) AS i(contact, company)
    ON CONFLICT DO NOTHING`;
}

async function dropLinks(tx: Tx, { workspaceId }: Owner, links: Link[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM contact_companies l
    USING unnest(${contactsOf(links)}::uuid[], ${companiesOf(links)}::uuid[]) AS i(contact, company)
    WHERE l.workspace_id = ${workspaceId}::uuid AND l.contact_id = i.contact AND l.company_id = i.company`;
}

const contactsOf = (links: Link[]) => links.map(({ contactId }) => contactId);
const companiesOf = (links: Link[]) => links.map(({ companyId }) => companyId);
