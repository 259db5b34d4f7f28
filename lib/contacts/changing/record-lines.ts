import type { Member } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

type Line = { contactId: string; what: string; before?: string | null; after?: string | null };

/** Lines of the history of people, of what a member did. */
export async function recordLines(
  tx: Tx,
  { workspaceId, userName }: Member,
  lines: Line[],
): Promise<void> {
  await tx.contactChange.createMany({
    data: lines.map((line) => ({ workspaceId, id: newId(), actorName: userName, ...line })),
  });
}
