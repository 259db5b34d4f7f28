import type { Admin } from "#lib/auth/member.ts";
import { linkTickets } from "#lib/contacts/saving/link-tickets.ts";
import { transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { recordAudit } from "#lib/workspaces/record-audit.ts";
import { lockContact, lockPeople } from "./lock-contact.ts";
import { recordLines } from "./record-lines.ts";

/** They stay deleted, whatever Intercom goes on sending, until somebody restores them. Throws as `lockContact`. */
export function deleteContact(admin: Admin, id: string): Promise<void> {
  const { workspaceId } = admin;
  return transaction(async (tx) => {
    await lockPeople(tx, admin);
    await lockContact(tx, admin, id);
    await tx.contact.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { deletedAt: new Date(), updatedAt: new Date() },
    });
    await recordLines(tx, admin, [{ contactId: id, what: "deleted" }]);
    await recordAudit(tx, admin, "contact deleted", id);
    await announce(tx, { workspaceId, kind: "contacts" });
  });
}

/** As they are by now: what Intercom said meanwhile was written down. Whoever is not deleted stays as they are. */
export function restoreContact(admin: Admin, id: string): Promise<void> {
  const { workspaceId } = admin;
  return transaction(async (tx) => {
    await lockPeople(tx, admin);
    const row = await tx.contact.findFirst({
      where: { workspaceId, id, erasingSince: null },
      select: { deletedAt: true },
    });
    if (!row) throw new AppError("not_found");
    if (!row.deletedAt) return;
    await tx.contact.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { deletedAt: null, updatedAt: new Date() },
    });
    await linkTickets(tx, admin, [{ id }]);
    await recordLines(tx, admin, [{ contactId: id, what: "restored" }]);
    await recordAudit(tx, admin, "contact restored", id);
    await announce(tx, { workspaceId, kind: "contacts" });
  });
}
