import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { findOpenMerge, takeBack } from "./take-back.ts";

type Pair = { fromId: string; intoId: string };

/**
 * Before two are merged because Intercom has merged them: where people here have merged the same two, that is from now
 * on Intercom's doing; where they have merged `from` into a third, or the two the other way round, it is taken back.
 */
export async function settleWithIntercom(
  tx: Tx,
  scope: Scope,
  { fromId, intoId }: Pair,
): Promise<void> {
  const ours = await findOpenMerge(tx, scope, { fromId });
  if (ours?.intoId === intoId) await yieldMerge(tx, scope, ours);
  else if (ours) await takeBack(tx, scope, ours);
  const reverse = await findOpenMerge(tx, scope, { fromId: intoId });
  if (reverse?.intoId === fromId) await takeBack(tx, scope, reverse);
}

type Ours = Pair & { id: string; companyIds: string[] };

async function yieldMerge(tx: Tx, scope: Scope, ours: Ours): Promise<void> {
  const { workspaceId } = scope;
  const { id, fromId, intoId, companyIds } = ours;
  await tx.contactMerge.delete({ where: { workspaceId_id: { workspaceId, id } } });
  await tx.contactCompany.deleteMany({ where: { workspaceId, contactId: fromId } });
  await tx.contactCompany.updateMany({
    where: { workspaceId, contactId: intoId, companyId: { in: companyIds } },
    data: { addedHere: false },
  });
  await passOnMerges(tx, scope, { fromId, intoId });
}

/** Whoever people here have merged into `from` is from now on merged into `into`, and can be taken back from there. */
export async function passOnMerges(
  tx: Tx,
  { workspaceId }: Scope,
  { fromId, intoId }: Pair,
): Promise<void> {
  await tx.contactMerge.updateMany({
    where: { workspaceId, intoId: fromId, undoneAt: null },
    data: { intoId },
  });
  await tx.$executeRaw`
    INSERT INTO contact_companies (workspace_id, contact_id, company_id, added_here)
    SELECT workspace_id, ${intoId}::uuid, company_id, true FROM contact_companies
    WHERE workspace_id = ${workspaceId}::uuid AND contact_id = ${fromId}::uuid AND added_here
    ON CONFLICT DO NOTHING`;
}

type Brought = { holderId: string; ticketIds: string[]; followerIds: string[] };

/** Who was merged in Intercom into somebody whom people here have merged further goes along when that is undone. */
export async function bringAlong(
  tx: Tx,
  { workspaceId }: Scope,
  { holderId, ticketIds, followerIds }: Brought,
): Promise<void> {
  await tx.contactMerge.updateMany({
    where: { workspaceId, fromId: holderId, undoneAt: null },
    data: { ticketIds: { push: ticketIds }, followerIds: { push: followerIds } },
  });
}
