import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { type LockedTicket, lockTicket } from "./lock-ticket.ts";

type Status = LockedTicket["status"];
type Priority = LockedTicket["priority"];
type Change = {
  data: { status?: Status; priority?: Priority; assigneeId?: string | null };
  kind: "status_changed" | "priority_changed" | "assigned" | "unassigned";
  detail: string | null;
};

export function changeStatus(
  member: Member,
  { ticketId, status }: { ticketId: string; status: Status },
): Promise<void> {
  return changeTicket(member, ticketId, async (_tx, ticket) =>
    ticket.status === status ? null : { data: { status }, kind: "status_changed", detail: status },
  );
}

export function changePriority(
  member: Member,
  { ticketId, priority }: { ticketId: string; priority: Priority },
): Promise<void> {
  return changeTicket(member, ticketId, async (_tx, ticket) =>
    ticket.priority === priority
      ? null
      : { data: { priority }, kind: "priority_changed", detail: priority },
  );
}

/** To nobody with null. Only members of the workspace can be assigned. */
export function assignTicket(
  member: Member,
  { ticketId, assigneeId }: { ticketId: string; assigneeId: string | null },
): Promise<void> {
  return changeTicket(member, ticketId, async (tx, ticket) => {
    if (ticket.assigneeId === assigneeId) return null;
    if (assigneeId === null) return { data: { assigneeId }, kind: "unassigned", detail: null };
    const detail = await lockName(tx, member, assigneeId);
    return { data: { assigneeId }, kind: "assigned", detail };
  });
}

type Decide = (tx: Tx, ticket: LockedTicket) => Promise<Change | null>;

/** The change, its line in the activity and the word to open pages are one; a change to what is there already is none. */
function changeTicket(member: Member, ticketId: string, decide: Decide): Promise<void> {
  const { workspaceId, userName: actorName } = member;
  return transaction(async (tx) => {
    const ticket = await lockTicket(tx, member, ticketId);
    const change = await decide(tx, ticket);
    if (!change) return;
    await tx.feedbackTicket.update({
      where: { workspaceId_id: { workspaceId, id: ticket.id } },
      data: change.data,
    });
    await tx.ticketActivity.create({
      data: {
        workspaceId,
        id: newId(),
        ticketId: ticket.id,
        kind: change.kind,
        actorName,
        detail: change.detail,
        happenedAt: new Date(),
      },
    });
    await announce(tx, { workspaceId, productId: ticket.productId, kind: "tickets" });
  });
}

// Without the lock the person could be removed between this look and the write.
async function lockName(tx: Tx, { workspaceId }: Member, userId: string): Promise<string> {
  const [person] = await tx.$queryRaw<{ name: string }[]>`
    select u.name from memberships m join users u on u.id = m.user_id
    where m.workspace_id = ${workspaceId}::uuid and m.user_id = ${userId}::uuid
    for key share of m`;
  if (!person) throw new AppError("conflict", "This person is not a member of the workspace.");
  return person.name;
}
