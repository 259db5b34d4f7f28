import type { Scope } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { findTicketsOf } from "#lib/feedback/conversation/find-tickets-of.ts";
import { announce } from "#lib/live.ts";
import { DownloadError } from "./download/download-error.ts";
import { sizeOfImage } from "./size-of-image.ts";
import { typeOf } from "./type-of.ts";
import { thatOf, type WaitingFile } from "./waiting-files.ts";

/** Keeps the bytes, unless their message was taken back or erased meanwhile. Throws DownloadError for what is not kept. */
export async function storeFile(scope: Scope, file: WaitingFile, bytes: Buffer): Promise<void> {
  const type = typeOf(bytes);
  if (!type) throw new DownloadError("Files of its kind are not copied", { isFinal: true });
  const size = sizeOfImage(bytes, type);
  const { workspaceId } = scope;
  await transaction(async (tx) => {
    const [isWanted] = await tx.$queryRaw<unknown[]>`
      SELECT position FROM message_attachments WHERE ${thatOf(scope, file)} FOR UPDATE`;
    if (!isWanted) return;
    const id = newId();
    await tx.storedFile.create({
      data: {
        ...{ workspaceId, id, contentType: type, sizeBytes: bytes.length },
        ...{ width: size?.width ?? null, height: size?.height ?? null },
        bytes: new Uint8Array(bytes),
      },
    });
    await tx.$executeRaw`
      UPDATE message_attachments
      SET state = 'stored', file_id = ${id}::uuid, source_url = NULL, failure = NULL, next_try_at = NULL
      WHERE ${thatOf(scope, file)}`;
    await announceTickets(tx, scope, file);
  });
}

export async function announceTickets(tx: Tx, scope: Scope, file: WaitingFile): Promise<void> {
  const { workspaceId } = scope;
  const { intercomAppId, conversationId } = file;
  const { productIds } = await findTicketsOf(tx, scope, { intercomAppId, conversationId });
  for (const productId of productIds)
    await announce(tx, { workspaceId, productId, kind: "tickets" });
}
