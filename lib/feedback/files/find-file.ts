import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";

export type FileToServe = { id: string; name: string; contentType: string };

/** Null for what is no file of this workspace. */
export async function findFile({ workspaceId }: Member, id: string): Promise<FileToServe | null> {
  if (!isId.test(id)) return null;
  const file = await database.storedFile.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { contentType: true, attachments: { take: 1, select: { name: true } } },
  });
  const name = file?.attachments[0]?.name;
  return file && name !== undefined ? { id, name, contentType: file.contentType } : null;
}

/** By the driver itself: on their way through Prisma the bytes are there several times at once. */
export async function readFile(
  { workspaceId }: Member,
  { id }: FileToServe,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { rows } = await pool().query<{ bytes: Buffer<ArrayBuffer> }>(
    "SELECT bytes FROM stored_files WHERE workspace_id = $1::uuid AND id = $2::uuid",
    [workspaceId, id],
  );
  return rows[0]?.bytes ?? null;
}

const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
