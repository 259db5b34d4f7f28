import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import type { ConversationKey } from "./follow-messages.ts";

/** The conversation is gone in Intercom. What it was stays here, and so do its tickets. */
export async function noteSourceDeleted(
  tx: Tx,
  { workspaceId }: Scope,
  key: ConversationKey,
): Promise<void> {
  const happenedAt = new Date();
  await tx.intercomConversation.updateMany({
    where: { workspaceId, ...key, deletedAt: null },
    data: { deletedAt: happenedAt },
  });
  const origins = await tx.ticketOrigin.findMany({
    where: { workspaceId, ...key },
    select: { ticketId: true },
  });
  await tx.ticketActivity.createMany({
    data: origins.flatMap(({ ticketId }) =>
      ticketId === null
        ? []
        : [
            {
              ...{ workspaceId, id: newId(), ticketId, kind: "source_deleted" as const },
              ...{ sourceKey: `source_deleted:${key.conversationId}`, happenedAt },
            },
          ],
    ),
    skipDuplicates: true,
  });
}
