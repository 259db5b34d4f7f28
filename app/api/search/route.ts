import { memberRoute } from "#lib/auth/doors.ts";
import { listCompanies } from "#lib/contacts/list/list-companies.ts";
import { listPeople } from "#lib/contacts/list/list-people.ts";
import { searchTickets } from "#lib/feedback/inbox/search-tickets.ts";

const most = { tickets: 5, others: 3 };

/** For the command menu: tickets of all products, people and companies with these words. */
export const GET = memberRoute(async (member, request) => {
  const words = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 200);
  const seen = { sort: "seen", direction: "desc", cursor: null, limit: most.others } as const;
  const named = { sort: "name", direction: "asc", cursor: null, limit: most.others } as const;
  const [tickets, { people }, { companies }] = words
    ? await Promise.all([
        searchTickets(member, { words, most: most.tickets }),
        listPeople(member, { search: words, ...seen }),
        listCompanies(member, { search: words, ...named }),
      ])
    : [[], { people: [] }, { companies: [] }];
  const found = {
    tickets: tickets.map(({ ticketId, title, status }) => ({ ticketId, title, status })),
    people: people.map(({ id, name, email, company }) => ({
      ...{ id, name },
      hint: company?.name ?? email,
    })),
    companies: companies.map(({ id, name, people: count }) => ({ id, name, people: count })),
  };
  return Response.json(found, { headers: { "Cache-Control": "private, no-store" } });
});
