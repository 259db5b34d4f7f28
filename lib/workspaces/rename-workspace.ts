import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { announce } from "#lib/live.ts";
import { recordAudit } from "./record-audit.ts";

/** The address (slug) stays, so that copied links keep working. */
export function renameWorkspace(admin: Admin, name: string): Promise<void> {
  return transaction(async (tx) => {
    await lockMembership(tx, admin);
    await tx.workspace.update({ where: { id: admin.workspaceId }, data: { name } });
    await recordAudit(tx, admin, "workspace renamed", name);
    await announce(tx, { workspaceId: admin.workspaceId, kind: "settings" });
  });
}
