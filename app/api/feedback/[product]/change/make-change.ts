import { isAdmin, type Member } from "#lib/auth/member.ts";
import { AppError } from "#lib/errors.ts";
import { assignTicket, changePriority, changeStatus } from "#lib/feedback/ticket/change-ticket.ts";
import { deleteTicket, restoreTicket } from "#lib/feedback/ticket/delete-ticket.ts";
import { markRead, markUnread } from "#lib/feedback/ticket/mark-read.ts";
import { snoozeTicket } from "#lib/feedback/ticket/snoozing/snooze-ticket.ts";
import type { TicketChange } from "./read-change.ts";

/** Throws as what it is about does. */
export async function makeChange(member: Member, change: TicketChange): Promise<void> {
  const { ticketId, seen } = change;
  switch (change.property) {
    case "status":
      return changeStatus(member, { ticketId, seen, status: change.value });
    case "priority":
      return changePriority(member, { ticketId, seen, priority: change.value });
    case "assignee":
      return assignTicket(member, { ticketId, seen, assignee: change.value });
    case "snooze":
      return snoozeTicket(member, {
        ticketId,
        until: momentOf(change.value),
        seen: momentOf(seen),
      });
    case "deleted":
      if (!isAdmin(member)) throw new AppError("forbidden");
      return change.value === "yes"
        ? deleteTicket(member, ticketId)
        : restoreTicket(member, ticketId);
    case "read":
      return change.value === "yes"
        ? markRead(member, { ticketId, seenUntil: new Date() })
        : markUnread(member, ticketId);
  }
}

function momentOf(text: string): Date | null {
  return text === "" ? null : new Date(text);
}
