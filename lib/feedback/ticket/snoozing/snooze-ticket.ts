import type { Member } from "#lib/auth/member.ts";
import { AppError } from "#lib/errors.ts";
import { changeTicket } from "#lib/feedback/ticket/change-ticket.ts";
import type { LockedTicket } from "#lib/feedback/ticket/lock-ticket.ts";

const longestDays = 366;
const dayMs = 86_400_000;

type Snooze = { ticketId: string; until: Date | null; seen: Date | null };

/**
 * Until a moment of the coming year, or not at all. Throws `ChangedMeanwhile` when it is no longer snoozed as `seen`,
 * and `conflict` for a ticket that is not open.
 */
export async function snoozeTicket(
  member: Member,
  { ticketId, until, seen }: Snooze,
): Promise<void> {
  const inMs = until && until.getTime() - Date.now();
  if (inMs !== null && inMs <= 0) throw new AppError("conflict", "Choose a time to come.");
  if (inMs !== null && inMs > longestDays * dayMs) {
    throw new AppError("conflict", "Choose a time within a year.");
  }
  await changeTicket(member, ticketId, {
    ...{ property: "snooze", seen: write(seen), wanted: write(until) },
    data: { snoozedUntil: until },
    line: (_tx, ticket) => lineOf(ticket, until),
  });
}

function write(moment: Date | null): string {
  return moment?.toISOString() ?? "";
}

function lineOf({ status }: LockedTicket, until: Date | null) {
  if (!until) return { kind: "woken", detail: null } as const;
  if (status === "done" || status === "canceled") {
    throw new AppError("conflict", "Only open tickets can be snoozed.");
  }
  return { kind: "snoozed", detail: write(until) } as const;
}
