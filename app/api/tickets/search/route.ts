import { memberRoute } from "#lib/auth/doors.ts";
import { searchTickets } from "#lib/feedback/ticket/related/search-tickets.ts";

/** For a field that a ticket is picked in, of any product. */
export const GET = memberRoute(async (member, request) => {
  const search = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  const tickets = await searchTickets(member, search);
  const found = tickets.map(({ ticketId, title, customer }) => ({
    ...{ id: ticketId, name: title, initials: null },
    hint: [ticketId, customer.company?.name ?? customer.name].filter(Boolean).join(" · "),
  }));
  return Response.json({ found }, { headers: { "Cache-Control": "private, no-store" } });
});
