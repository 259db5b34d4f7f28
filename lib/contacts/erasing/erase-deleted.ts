import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { beginErasingByKey } from "./begin-erasing.ts";

type Given = {
  intercomAppId: string;
  /** Whom Intercom says it has deleted. */
  deletedIds: string[];
  /** Whom it has no more, which may mean something else. */
  absentIds: string[];
};

/** How long somebody must have been gone of whom nothing but that is known, before they are erased. */
const confirmedAfterMs = 3_600_000;

/**
 * Erases whom Intercom has deleted, if the workspace has chosen that: at once where Intercom says so, else when they
 * are gone for the second time, an hour or more after the first. Who was gone before the choice was made is kept, until
 * an admin erases them; who was merged into another is that other. To be asked before their standing is changed.
 */
export async function eraseDeleted(
  tx: Tx,
  scope: Scope,
  { intercomAppId, deletedIds, absentIds }: Given,
): Promise<void> {
  const intercomIds = [...deletedIds, ...absentIds];
  if (intercomIds.length === 0) return;
  const { workspaceId } = scope;
  const theirs = { workspaceId, intercomAppId, intercomContactId: { in: intercomIds } };
  const chosen = await tx.intercomConnection.findFirst({
    where: { workspaceId, intercomAppId, eraseDeleted: true },
    select: { workspaceId: true },
  });
  if (!chosen) {
    const where = { ...theirs, absentSince: { not: null } };
    await tx.contact.updateMany({ where, data: { absentSince: null } });
    return;
  }
  const rows = await tx.contact.findMany({
    where: { ...theirs, standing: { in: ["deleted", "merged"] } },
    select: { intercomContactId: true, standing: true, absentSince: true },
  });
  const before = new Map(rows.map((row) => [row.intercomContactId ?? "", row]));
  const isWaiting = (id: string) => {
    const row = before.get(id);
    return row?.standing === "deleted" && row.absentSince !== null;
  };
  const confirmed = new Date(Date.now() - confirmedAfterMs);
  const isConfirmed = (id: string) => (before.get(id)?.absentSince ?? new Date()) < confirmed;
  const wanted = [
    ...deletedIds.filter((id) => !before.has(id) || isWaiting(id)),
    ...absentIds.filter((id) => isWaiting(id) && isConfirmed(id)),
  ];
  const news = absentIds.filter((id) => !before.has(id));
  await tx.contact.updateMany({
    where: { ...theirs, intercomContactId: { in: news } },
    data: { absentSince: new Date() },
  });
  const erased = await beginErasingByKey(tx, scope, { intercomAppId, intercomIds: wanted });
  if (erased > 0) await noteErasure(tx, scope, erased);
}

/** Nobody here did it, and the log says no more than that. */
async function noteErasure(tx: Tx, { workspaceId }: Scope, count: number): Promise<void> {
  const whom = count === 1 ? "a person" : `${count} people`;
  await tx.auditEntry.create({
    data: { workspaceId, id: newId(), actorName: "Intercom", action: `Erased ${whom}` },
  });
}
