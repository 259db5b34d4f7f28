import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { beginErasingByKey } from "./begin-erasing.ts";

type Given = { intercomAppId: string; intercomIds: string[] };

/**
 * Erases whom Intercom has deleted, if the workspace has chosen that. Who was gone before the choice was made is kept,
 * until an admin erases them; who was merged into another is that other. To be asked before their standing is changed.
 */
export async function eraseDeleted(
  tx: Tx,
  scope: Scope,
  { intercomAppId, intercomIds }: Given,
): Promise<void> {
  if (intercomIds.length === 0) return;
  const { workspaceId } = scope;
  const chosen = await tx.intercomConnection.findFirst({
    where: { workspaceId, intercomAppId, eraseDeleted: true },
    select: { workspaceId: true },
  });
  if (!chosen) return;
  const rows = await tx.contact.findMany({
    where: {
      ...{ workspaceId, intercomAppId, intercomContactId: { in: intercomIds } },
      standing: { in: ["deleted", "merged"] },
    },
    select: { intercomContactId: true },
  });
  const kept = new Set(rows.map(({ intercomContactId }) => intercomContactId));
  const wanted = intercomIds.filter((id) => !kept.has(id));
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
