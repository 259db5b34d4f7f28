import type { Admin } from "#lib/auth/member.ts";
import {
  type LockedContact,
  lockContact,
  lockPeople,
} from "#lib/contacts/changing/lock-contact.ts";
import { recordLines } from "#lib/contacts/changing/record-lines.ts";
import { nameOfPerson } from "#lib/contacts/stand-in.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";

type Merge = { from: LockedContact; into: LockedContact };
type Moved = { ticketIds: string[]; companyIds: string[]; followerIds: string[] };

/**
 * `into` stays as it is and gets the other's tickets and companies; `from` leads to it. Answers with the merge's id, by
 * which it can be undone. Throws as `lockContact`.
 */
export function mergeContacts(
  admin: Admin,
  { fromId, intoId }: { fromId: string; intoId: string },
): Promise<string> {
  return transaction(async (tx) => {
    await lockPeople(tx, admin);
    if (fromId === intoId) throw new AppError("conflict", "Choose somebody else to merge with.");
    const from = await lockContact(tx, admin, fromId);
    const into = await lockContact(tx, admin, intoId);
    const moved = await moveOver(tx, admin, { from, into });
    const id = await recordMerge(tx, admin, { from, into, ...moved });
    await announce(tx, { workspaceId: admin.workspaceId, kind: "contacts" });
    return id;
  });
}

async function moveOver(tx: Tx, { workspaceId }: Admin, { from, into }: Merge): Promise<Moved> {
  const tickets = await tx.$queryRaw<{ id: string }[]>`
    UPDATE feedback_tickets SET contact_id = ${into.id}::uuid
    WHERE workspace_id = ${workspaceId}::uuid AND contact_id = ${from.id}::uuid RETURNING id::text`;
  const companies = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO contact_companies (workspace_id, contact_id, company_id, added_here)
    SELECT workspace_id, ${into.id}::uuid, company_id, true FROM contact_companies
    WHERE workspace_id = ${workspaceId}::uuid AND contact_id = ${from.id}::uuid
    ON CONFLICT DO NOTHING RETURNING company_id::text AS id`;
  const followers = await tx.$queryRaw<{ id: string }[]>`
    UPDATE contacts SET merged_into_id = ${into.id}::uuid
    WHERE workspace_id = ${workspaceId}::uuid AND merged_into_id = ${from.id}::uuid RETURNING id::text`;
  return { ticketIds: idsOf(tickets), companyIds: idsOf(companies), followerIds: idsOf(followers) };
}

async function recordMerge(tx: Tx, admin: Admin, merge: Merge & Moved): Promise<string> {
  const { workspaceId, userName: mergedBy } = admin;
  const { from, into, ...moved } = merge;
  const id = newId();
  const now = new Date();
  await tx.contactMerge.create({
    data: {
      ...{ workspaceId, id, mergedBy, mergedAt: now, fromId: from.id, intoId: into.id, ...moved },
      ...{ fromStanding: from.standing, fromStandingSince: from.standingSince },
    },
  });
  await tx.contact.update({
    where: { workspaceId_id: { workspaceId, id: from.id } },
    data: { standing: "merged", standingSince: now, mergedIntoId: into.id, updatedAt: now },
  });
  await recordLines(tx, admin, [
    { contactId: into.id, what: "merged", after: nameOfPerson(from) },
    { contactId: from.id, what: "merged", before: nameOfPerson(into) },
  ]);
  await recordAudit(tx, admin, "contacts merged", id);
  return id;
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
