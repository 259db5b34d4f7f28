import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { announce } from "#lib/live.ts";

/** Ends the open run for good; the people it brought stay. */
export async function cancelImport(tx: Tx, { workspaceId }: Scope): Promise<void> {
  const { count } = await tx.contactImport.updateMany({
    where: { workspaceId, isOpen: true },
    data: { state: "canceled", isOpen: null, endedAt: new Date(), waitUntil: null },
  });
  if (count > 0) await announce(tx, { workspaceId, kind: "connection" });
}
