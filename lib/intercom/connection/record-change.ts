import type { Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { announce } from "#lib/live.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";

type Change = { action: string; detail?: string; productId?: string };

/** Writes who did it to the audit log and tells the open pages. `detail` never holds a secret. */
export async function recordChange(
  tx: Tx,
  member: Member,
  { action, detail, productId }: Change,
): Promise<void> {
  const { workspaceId } = member;
  await recordAudit(tx, member, action, detail);
  await announce(tx, { workspaceId, productId, kind: productId ? "settings" : "connection" });
}
