import { beforeAll, describe, expect, test } from "vitest";
import {
  countFound,
  countPeople,
  listPeople,
  type PersonFilter,
  type PersonSort,
  personSorts,
} from "#lib/contacts/list/list-people.ts";
import { database } from "#lib/database/client.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

type Company = Awaited<ReturnType<typeof openWorkspace>>;
type Row = { email: string; name: string | null; seen: Date | null; created: Date };
let acme: Company;
let bolt: Company;

// More than are walked over, so that whoever matches is also gathered.
const others = 10_100;

beforeAll(async () => {
  acme = await openWorkspace("acme");
  bolt = await openWorkspace("bolt");
  await addPeople(acme, { how: "needle", from: 0, to: 12 });
  await addPeople(acme, { how: "hay", from: 12, to: 12 + others });
  await addPeople(acme, { how: "needle", from: 12 + others, to: 24 + others });
  await addPeople(acme, { how: "hay", from: 24 + others, to: 24 + 2 * others, isEmpty: true });
  await addPeople(acme, {
    how: "needle",
    from: 24 + 2 * others,
    to: 34 + 2 * others,
    isEmpty: true,
  });
  await addPeople(bolt, { how: "needle", from: 0, to: 3 });
}, 60_000);

async function openWorkspace(slug: string) {
  const { workspaceId } = await addWorkspace({ slug, products: [] });
  return { workspaceId, member: (await addPerson({ workspaceId })).member };
}

type People = { how: string; from: number; to: number; isEmpty?: boolean };

/** Numbered by id, by name, by when they were seen and by when they came; a lead if that is what is looked for. */
async function addPeople({ workspaceId }: Company, { how, from, to, isEmpty }: People) {
  await database.$executeRaw`
    insert into contacts (workspace_id, id, role, name, email, edited_fields, last_seen_at, created_at)
    select ${workspaceId}::uuid, (lpad(n::text, 8, '0') || substr(gen_random_uuid()::text, 9))::uuid, ${how === "needle" ? "lead" : "user"}::contact_role,
      case when not ${isEmpty ?? false} then lpad(n::text, 6, '0') end, ${how} || n || '@x.example', '{}',
      case when not ${isEmpty ?? false} then timestamptz '2026-01-01' + n * interval '1 second' end,
      timestamptz '2025-01-01' + n * interval '1 second'
    from generate_series(${from}::int, ${to - 1}::int) n`;
}

async function readAll(filter: PersonFilter, sorted: PersonSort) {
  const forwards: string[][] = [];
  const backwards: string[][] = [];
  let cursor: string | null = null;
  let back: string | null = null;
  do {
    const page = await listPeople(acme.member, { ...filter, ...sorted, cursor, limit: 9 });
    forwards.push(page.people.map(({ email }) => email ?? ""));
    [cursor, back] = [page.next, page.previous];
  } while (cursor);
  while (back) {
    const page = await listPeople(acme.member, { ...filter, ...sorted, cursor: back, limit: 9 });
    backwards.unshift(page.people.map(({ email }) => email ?? ""));
    back = page.previous;
  }
  return { forwards, backwards };
}

/** Whoever has no value comes last both ways. */
async function expected({ sort, direction }: PersonSort): Promise<string[]> {
  const rows = await database.$queryRaw<(Row & { id: string })[]>`
    select id::text, email, name, last_seen_at as seen, created_at as created from contacts
    where workspace_id = ${acme.workspaceId}::uuid and email like 'needle%'`;
  const rises = direction === "asc" ? 1 : -1;
  const keyed = rows.map((row) => ({ ...row, key: row[sort] === null ? null : Number(row[sort]) }));
  const sorted = keyed.sort((a, b) => {
    if ((a.key === null) !== (b.key === null)) return a.key === null ? 1 : -1;
    const byKey = (a.key ?? 0) - (b.key ?? 0) || (a.id < b.id ? -1 : 1);
    return byKey * rises;
  });
  return sorted.map(({ email }) => email);
}

describe("among thousands who do not match, whoever does is found in order, none twice and none lost, and the same way back", () => {
  for (const sort of personSorts) {
    for (const direction of ["asc", "desc"] as const) {
      test.each<[string, PersonFilter]>([
        ["a search", { search: "needle" }],
        ["a filter", { role: "lead" }],
        ["both", { search: "needle x.example", role: "lead" }],
      ])(`by ${sort} ${direction}, by %s`, async (_what, filter) => {
        const { forwards, backwards } = await readAll(filter, { sort, direction });
        expect(forwards.flat()).toEqual(await expected({ sort, direction }));
        expect(backwards).toEqual(forwards.slice(0, -1));
      });
    }
  }
});

describe("a count", () => {
  test("of many says no more than that there are more than 10,000", async () => {
    expect(await countPeople(acme.member)).toBe(10_001);
    expect(await countFound(acme.member, { search: "hay" })).toBe(10_001);
    expect(await countFound(acme.member, { role: "user" })).toBe(10_001);
  });

  test("of few among many is exact, and of this workspace alone", async () => {
    expect(await countFound(acme.member, { search: "needle" })).toBe(34);
    expect(await countFound(acme.member, { role: "lead", search: "needle" })).toBe(34);
    expect(await countFound(bolt.member, { search: "needle" })).toBe(3);
    expect(await countPeople(bolt.member)).toBe(3);
  });

  test("that takes long is given up, and the connections stay as they were", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const locked = Promise.withResolvers<void>();
    const holding = database.$transaction(
      async (tx) => {
        await tx.$executeRaw`lock table contacts in access exclusive mode`;
        locked.resolve();
        await held;
      },
      { timeout: 15_000 },
    );
    await locked.promise;
    expect(await countFound(acme.member, { search: "needle" })).toBeNull();
    release();
    await holding;
    const timeouts = await Promise.all(
      Array.from({ length: 10 }, () => database.$queryRaw`show statement_timeout`),
    );
    expect(timeouts).toEqual(Array.from({ length: 10 }, () => [{ statement_timeout: "0" }]));
    expect(await countFound(acme.member, { search: "needle" })).toBe(34);
  });
});
