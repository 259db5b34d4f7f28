import type { Scope } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { announce } from "#lib/live.ts";
import { beginErasing } from "./begin-erasing.ts";

/**
 * The last step: the rows by which all else was found, with their history, merges and memberships. Whoever was merged
 * into them meanwhile is the same person, and is erased next.
 */
export async function deleteRows(scope: Scope, contactIds: string[]): Promise<void> {
  const { workspaceId } = scope;
  await transaction(async (tx) => {
    await beginErasing(tx, scope, contactIds);
    await tx.feedbackTicket.updateMany({
      where: { workspaceId, contactId: { in: contactIds } },
      data: { contactId: null },
    });
    await tx.contact.updateMany({
      where: { workspaceId, mergedIntoId: { in: contactIds } },
      data: { mergedIntoId: null },
    });
    await tx.contact.deleteMany({
      where: { workspaceId, id: { in: contactIds }, erasingSince: { not: null } },
    });
    await announce(tx, { workspaceId, kind: "contacts" });
    await announce(tx, { workspaceId, kind: "tickets" });
  });
}
