import type { Admin } from "#lib/auth/member.ts";
import { database, type Tx, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import type { Tag } from "#lib/intercom/client/answers.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { intercomFor } from "#lib/intercom/client/intercom-for.ts";
import { markReconnectNeeded } from "#lib/intercom/connection/mark-reconnect-needed.ts";
import { noteMissingPermission } from "#lib/intercom/connection/note-missing-permission.ts";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import { paceOf } from "#lib/intercom/rate-budget/pace-of.ts";
import { announce } from "#lib/live.ts";

type Refreshed = { ok: true; count: number } | { ok: false; reason: string };

/**
 * Fetches the tags of the Intercom workspace. There is no webhook for tags, so this is how a rename or a deletion
 * becomes known. A failure leaves the tags as they were and is kept for the page to show.
 */
export async function refreshTags(admin: Admin): Promise<Refreshed> {
  const { workspaceId } = admin;
  const row = await database.intercomConnection.findUnique({ where: { workspaceId } });
  const token = row && row.status === "connected" ? openToken(row) : null;
  if (!row || token === null) throw new AppError("conflict", "Intercom is not connected.");
  const { intercomAppId, region } = row;
  try {
    const pace = paceOf(admin, { isInteractive: true });
    const tags = await intercomFor({ region, token, timeoutMs: 10_000, pace }).listTags();
    await transaction((tx) => saveTags(tx, { workspaceId, intercomAppId }, tags));
    if (row.missingPermission === "Read tags") await noteMissingPermission(admin, null);
    return { ok: true, count: tags.length };
  } catch (error) {
    if (!(error instanceof IntercomError)) throw error;
    if (error.kind === "unauthorized") await markReconnectNeeded(admin, row);
    if (error.kind === "permission") await noteMissingPermission(admin, error.permission);
    await keepFailure({ workspaceId, intercomAppId }, error.message);
    return { ok: false, reason: error.message };
  }
}

type Of = { workspaceId: string; intercomAppId: string };

async function saveTags(tx: Tx, { workspaceId, intercomAppId }: Of, tags: Tag[]): Promise<void> {
  const ids = tags.map((tag) => tag.id);
  const names = tags.map((tag) => tag.name);
  await tx.$executeRaw`
    insert into intercom_tags (workspace_id, intercom_app_id, tag_id, name)
    select distinct on (tag_id) ${workspaceId}::uuid, ${intercomAppId}, tag_id, name
    from unnest(${ids}::text[], ${names}::text[]) as fetched (tag_id, name)
    order by tag_id
    on conflict (workspace_id, intercom_app_id, tag_id)
    do update set name = excluded.name, deleted_at = null`;
  await tx.intercomTag.updateMany({
    where: { workspaceId, intercomAppId, tagId: { notIn: ids }, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  await tx.intercomConnection.updateMany({
    where: { workspaceId, intercomAppId },
    data: { tagsFetchedAt: new Date(), tagsFailure: null },
  });
  await announce(tx, { workspaceId, kind: "connection" });
}

async function keepFailure({ workspaceId, intercomAppId }: Of, reason: string): Promise<void> {
  await database.intercomConnection.updateMany({
    where: { workspaceId, intercomAppId },
    data: { tagsFailure: reason },
  });
}
