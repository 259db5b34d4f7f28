import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

type NewFile = {
  workspaceId: string;
  name?: string;
  contentType?: string;
  bytes?: string | Uint8Array;
  conversationId?: string;
  size?: { width: number; height: number };
};

/** A file as it is here once it was copied, with the message that it came with. Returns its id. */
export async function addFile(given: NewFile): Promise<string> {
  const { workspaceId, name = "notes.txt", contentType = "text/plain; charset=utf-8" } = given;
  const bytes = new Uint8Array(Buffer.from(given.bytes ?? "A file"));
  const id = newId();
  const conversationId = given.conversationId ?? id;
  const key = { workspaceId, intercomAppId: "ab12cd", conversationId };
  const messageId = "1";
  await database.intercomConversation.createMany({
    data: { ...key, region: "EU", updatedAt: new Date() },
    skipDuplicates: true,
  });
  await database.conversationMessage.createMany({
    data: {
      ...{ ...key, messageId, authorKind: "customer", bodyHtml: "", bodyText: "" },
      writtenAt: new Date(),
    },
    skipDuplicates: true,
  });
  await database.storedFile.create({
    data: { ...{ workspaceId, id, contentType, bytes, sizeBytes: bytes.length }, ...given.size },
  });
  const position = await database.messageAttachment.count({ where: { ...key, messageId } });
  await database.messageAttachment.create({
    data: { ...key, messageId, position, name, contentType, state: "stored", fileId: id },
  });
  return id;
}
