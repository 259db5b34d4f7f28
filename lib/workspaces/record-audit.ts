import type { Member, Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

/** Who did what, kept in the transaction that does it. `detail` never holds a secret. */
export async function recordAudit(
  tx: Tx,
  member: Member,
  action: string,
  detail?: string,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      workspaceId: member.workspaceId,
      id: newId(),
      actorId: member.userId,
      actorName: member.userName,
      action,
      detail: detail ?? null,
    },
  });
}

/** The name of who did exactly this last; null when nobody is known to have. */
export async function findActor(
  tx: Tx,
  { workspaceId }: Scope,
  { action, detail }: { action: string; detail: string },
): Promise<string | null> {
  const entry = await tx.auditEntry.findFirst({
    where: { workspaceId, action, detail },
    orderBy: { happenedAt: "desc" },
    select: { actorName: true },
  });
  return entry?.actorName ?? null;
}
