import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

/**
 * The bytes of attachments that were deleted in this transaction. A statement of its own: one that deleted both at once
 * would overlook a file that was copied while it waited.
 */
export async function deleteFiles(
  tx: Tx,
  { workspaceId }: Scope,
  attachments: { fileId: string | null }[],
): Promise<void> {
  const ids = attachments.flatMap(({ fileId }) => fileId ?? []);
  if (ids.length > 0) await tx.storedFile.deleteMany({ where: { workspaceId, id: { in: ids } } });
}
