import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { AppError, ChangedMeanwhile } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { findActor, recordAudit } from "./record-audit.ts";

const action = "workspace renamed";

/**
 * The address (slug) stays, so that copied links keep working. `seen` is the name that the admin was looking at.
 * Throws `ChangedMeanwhile` when it is another one by now.
 */
export function renameWorkspace(
  admin: Admin,
  { name, seen }: { name: string; seen: string },
): Promise<void> {
  const { workspaceId } = admin;
  return transaction(async (tx) => {
    await lockMembership(tx, admin);
    const theirs = await lockName(tx, workspaceId);
    if (theirs === name) return;
    if (theirs !== seen) {
      const by = await findActor(tx, admin, { action, detail: theirs });
      throw new ChangedMeanwhile({ field: "name", theirs, by });
    }
    await tx.workspace.update({ where: { id: workspaceId }, data: { name } });
    await recordAudit(tx, admin, action, name);
    await announce(tx, { workspaceId, kind: "settings" });
  });
}

async function lockName(tx: Tx, workspaceId: string): Promise<string> {
  const [workspace] = await tx.$queryRaw<{ name: string }[]>`
    select name from workspaces where id = ${workspaceId}::uuid for no key update`;
  if (!workspace) throw new AppError("not_found");
  return workspace.name;
}
