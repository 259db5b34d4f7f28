import type { Member } from "#lib/auth/member.ts";
import { changeTicket } from "./change-ticket.ts";

/** Throws as `changeStatus`. The line keeps the title that was. */
export function changeTitle(
  member: Member,
  { ticketId, title, seen }: { ticketId: string; title: string; seen: string },
): Promise<void> {
  return changeTicket(member, ticketId, {
    ...{ property: "title", seen, wanted: title, data: { title } },
    line: (_tx, before) => ({ kind: "title_changed", detail: before.title }),
  });
}

export function changeDescription(
  member: Member,
  { ticketId, description, seen }: { ticketId: string; description: string; seen: string },
): Promise<void> {
  return changeTicket(member, ticketId, {
    ...{ property: "description", seen, wanted: description, data: { description } },
    line: { kind: "description_changed", detail: null },
  });
}
