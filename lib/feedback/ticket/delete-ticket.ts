import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { announce } from "#lib/live.ts";
import { lockAnyTicket, lockTicket } from "./lock-ticket.ts";

/** It leaves every list; its address says so, and only a new tag or an admin brings it back. Throws as `lockTicket`. */
export function deleteTicket(admin: Admin, ticketId: string): Promise<void> {
  return setDeleted(admin, ticketId, new Date());
}

/** Throws not_found. */
export function restoreTicket(admin: Admin, ticketId: string): Promise<void> {
  return setDeleted(admin, ticketId, null);
}

function setDeleted(admin: Admin, ticketId: string, deletedAt: Date | null): Promise<void> {
  const { workspaceId, userName: actorName } = admin;
  return transaction(async (tx) => {
    await lockMembership(tx, admin);
    const { id, productId } = deletedAt
      ? await lockTicket(tx, admin, ticketId)
      : await lockAnyTicket(tx, admin, ticketId);
    const { count } = await tx.feedbackTicket.updateMany({
      where: { workspaceId, id, deletedAt: deletedAt ? null : { not: null } },
      data: { deletedAt },
    });
    if (count === 0) return;
    const kind = deletedAt ? "deleted" : "undeleted";
    await tx.ticketActivity.create({
      data: { workspaceId, id: newId(), ticketId: id, kind, actorName, happenedAt: new Date() },
    });
    await announce(tx, { workspaceId, productId, kind: "tickets" });
  });
}
