import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError, ChangedMeanwhile } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { notify } from "#lib/notifications/notify.ts";
import { type LockedTicket, lockTicket } from "./lock-ticket.ts";

type Status = LockedTicket["status"];
type Priority = LockedTicket["priority"];
type Property = "status" | "priority" | "assignee" | "snooze" | "title" | "description";
type Line = {
  kind:
    | "status_changed"
    | "priority_changed"
    | "assigned"
    | "unassigned"
    | "snoozed"
    | "woken"
    | "title_changed"
    | "description_changed";
  detail: string | null;
};

export type Change = {
  property: Property;
  /** What the person was looking at, and what it is to be. */
  seen: string;
  wanted: string;
  data: {
    status?: Status;
    priority?: Priority;
    assigneeId?: string | null;
    snoozedUntil?: Date | null;
    title?: string;
    description?: string;
  };
  line: Line | ((tx: Tx, ticket: LockedTicket) => Promise<Line> | Line);
};

const nobody = "nobody";

/**
 * Throws, like those below, `ChangedMeanwhile` when it is no longer what it was `seen` to be. What is over need not come
 * back: its snooze ends.
 */
export function changeStatus(
  member: Member,
  { ticketId, status, seen }: { ticketId: string; status: Status; seen: string },
): Promise<void> {
  const isOver = status === "done" || status === "canceled";
  return changeTicket(member, ticketId, {
    ...{ property: "status", seen, wanted: status },
    data: { status, ...(isOver && { snoozedUntil: null }) },
    line: { kind: "status_changed", detail: status },
  });
}

export function changePriority(
  member: Member,
  { ticketId, priority, seen }: { ticketId: string; priority: Priority; seen: string },
): Promise<void> {
  return changeTicket(member, ticketId, {
    ...{ property: "priority", seen, wanted: priority, data: { priority } },
    line: { kind: "priority_changed", detail: priority },
  });
}

/** `assignee` is the id of a member of the workspace, or "nobody". */
export function assignTicket(
  member: Member,
  { ticketId, assignee, seen }: { ticketId: string; assignee: string; seen: string },
): Promise<void> {
  const assigneeId = assignee === nobody ? null : assignee;
  return changeTicket(member, ticketId, {
    ...{ property: "assignee", seen, wanted: assignee, data: { assigneeId } },
    line: (tx) => lineOfAssigning(tx, member, assigneeId),
  });
}

/** The change, its line in the activity and the word to open pages are one; a change to what is there already is none. */
export function changeTicket(member: Member, ticketId: string, change: Change): Promise<void> {
  const { workspaceId, userName: actorName } = member;
  const { property, wanted, seen, data } = change;
  return transaction(async (tx) => {
    await lockMembership(tx, member, data.assigneeId ?? undefined);
    const ticket = await lockTicket(tx, member, ticketId);
    const theirs = readProperty(ticket, property);
    if (theirs === wanted) return;
    if (theirs !== seen) {
      const by = await findChanger(tx, member, { ticketId: ticket.id, property, theirs });
      throw new ChangedMeanwhile({ field: property, theirs, by });
    }
    const line = typeof change.line === "function" ? await change.line(tx, ticket) : change.line;
    const { id } = ticket;
    await tx.feedbackTicket.update({ where: { workspaceId_id: { workspaceId, id } }, data });
    await tx.ticketActivity.create({
      data: { ...line, workspaceId, id: newId(), ticketId: id, actorName, happenedAt: new Date() },
    });
    if (data.assigneeId) {
      await notify(tx, member, { kind: "assigned", ticketId: id, to: [data.assigneeId] });
    }
    await announce(tx, { workspaceId, productId: ticket.productId, kind: "tickets" });
  });
}

function readProperty(ticket: LockedTicket, property: Property): string {
  if (property === "assignee") return ticket.assigneeId ?? nobody;
  if (property === "snooze") return ticket.snoozedUntil?.toISOString() ?? "";
  return ticket[property];
}

const kindsOf: Record<Property, Line["kind"][]> = {
  status: ["status_changed"],
  priority: ["priority_changed"],
  assignee: ["assigned", "unassigned"],
  snooze: ["snoozed", "woken"],
  title: ["title_changed"],
  description: ["description_changed"],
};

type Known = { ticketId: string; property: Property; theirs: string };

/**
 * Null where no line tells of it: who is removed from the workspace loses their tickets without one, and a snooze ends
 * with its ticket's status.
 */
async function findChanger(
  tx: Tx,
  { workspaceId }: Member,
  { ticketId, property, theirs }: Known,
): Promise<string | null> {
  const line = await tx.ticketActivity.findFirst({
    where: { workspaceId, ticketId, kind: { in: kindsOf[property] } },
    orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
    select: { kind: true, actorName: true },
  });
  if (property === "assignee" && (line?.kind === "unassigned") !== (theirs === nobody)) return null;
  if (property === "snooze" && (line?.kind === "woken") !== (theirs === "")) return null;
  return line?.actorName ?? null;
}

async function lineOfAssigning(
  tx: Tx,
  { workspaceId }: Member,
  userId: string | null,
): Promise<Line> {
  if (userId === null) return { kind: "unassigned", detail: null };
  const person = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { user: { select: { name: true } } },
  });
  if (!person) throw new AppError("conflict", "This person is not a member of the workspace.");
  return { kind: "assigned", detail: person.user.name };
}
