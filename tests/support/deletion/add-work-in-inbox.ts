import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";

type Place = { workspaceId: string; mobile?: string };

/** What people do with tickets, and what is kept of it. */
export async function addWorkInInbox(
  { workspaceId, mobile: productId = "" }: Place,
  userId: string,
): Promise<void> {
  const { id: intoId } = await addTicket({ workspaceId, productId, number: 21 });
  const { id: ticketId } = await addTicket({ workspaceId, productId, number: 22 });
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id: ticketId } },
    data: { mergedIntoId: intoId, snoozedUntil: new Date() },
  });
  const of = { workspaceId, ticketId };
  await database.ticketMerge.create({
    data: { workspaceId, id: newId(), fromId: ticketId, intoId, mergedBy: "Noor Haddad" },
  });
  await database.ticketComment.create({
    data: { ...of, id: newId(), authorId: userId, authorName: "Noor Haddad", body: "Let us." },
  });
  await database.ticketFormerNumber.create({ data: { ...of, productId, number: 23 } });
  await database.notification.create({ data: { ...of, id: newId(), userId, kind: "assigned" } });
  await database.savedView.create({
    data: {
      ...{ workspaceId, id: newId(), productId, ownerId: userId },
      ...{ name: "Bugs", isShared: true, search: "q=bug" },
    },
  });
  await addBulk({ ...of, productId, userId });
  await addFile(workspaceId);
}

type Of = { workspaceId: string; ticketId: string; productId: string; userId: string };

async function addBulk({ workspaceId, ticketId, productId, userId }: Of): Promise<void> {
  const bulkId = newId();
  await database.bulkAction.create({
    data: {
      ...{ workspaceId, id: bulkId, productId, userId, actorName: "Noor Haddad", state: "done" },
      ...{ property: "status", value: "done", ticketIds: [ticketId] },
    },
  });
  await database.bulkChange.create({ data: { workspaceId, bulkId, ticketId, before: "todo" } });
}

async function addFile(workspaceId: string): Promise<void> {
  const fileId = newId();
  await database.storedFile.create({
    data: {
      ...{ workspaceId, id: fileId, contentType: "image/png", sizeBytes: 3 },
      bytes: new Uint8Array([1, 2, 3]),
    },
  });
  const message = { workspaceId, intercomAppId, conversationId: "c-21", messageId: "1" };
  await database.messageAttachment.create({
    data: { ...message, position: 0, name: "map.png", state: "stored", fileId },
  });
}
