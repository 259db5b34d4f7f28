import type { Scope } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { announce } from "#lib/live.ts";

/** Null when a call that had been refused goes through again. */
export async function noteMissingPermission(
  { workspaceId }: Scope,
  permission: string | null,
): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.intercomConnection.updateMany({
      where: {
        workspaceId,
        OR: [
          { missingPermission: permission === null ? { not: null } : null },
          { missingPermission: { not: permission } },
        ],
      },
      data: { missingPermission: permission },
    });
    if (count > 0) await announce(tx, { workspaceId, kind: "connection" });
  });
}
