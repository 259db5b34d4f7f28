import { memberRoute } from "#lib/auth/doors.ts";
import { listPeople } from "#lib/contacts/list/list-people.ts";

const most = 8;

/** For a field that people are picked in: of those who match, the few who were seen last. */
export const GET = memberRoute(async (member, request) => {
  const search = (new URL(request.url).searchParams.get("q") ?? "").slice(0, 200);
  const order = { sort: "seen", direction: "desc", cursor: null, limit: most } as const;
  const { people } = await listPeople(member, { search, ...order });
  const found = people.map(({ id, name, isNamed, email, company }) => ({
    ...{ id, name, initials: isNamed ? name : null },
    hint: email ?? company?.name ?? null,
  }));
  return Response.json({ found }, { headers: { "Cache-Control": "private, no-store" } });
});
