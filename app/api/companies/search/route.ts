import { memberRoute } from "#lib/auth/doors.ts";
import { listCompanies } from "#lib/contacts/list/list-companies.ts";

const most = 8;

/** For a field that a company is picked in: the first few that match. */
export const GET = memberRoute(async (member, request) => {
  const search = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  const order = { direction: "asc", cursor: null, limit: most } as const;
  const { companies } = await listCompanies(member, { search, ...order });
  const found = companies.map(({ id, name, website: hint }) => ({
    ...{ id, name, hint, initials: name },
  }));
  return Response.json({ found }, { headers: { "Cache-Control": "private, no-store" } });
});
