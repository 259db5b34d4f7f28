import { beforeAll, describe, expect, test } from "vitest";
import {
  countFound,
  countPeople,
  listPeople,
  type PersonFilter,
  type PersonSort,
} from "#lib/contacts/list/list-people.ts";
import { database } from "#lib/database/client.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addCompany, addContact } from "#tests/support/add-contact.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

type Company = Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let acme: Company;
let bolt: Company;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
});

const all = { sort: "name", direction: "asc", cursor: null, limit: 50 } as const;

async function find(company: Company, filter: PersonFilter & Partial<PersonSort>) {
  const { people } = await listPeople(company.member, { ...all, ...filter });
  return people.map(({ name }) => name);
}

describe("search", () => {
  beforeAll(async () => {
    const { workspaceId } = acme;
    await addContact(workspaceId, { name: "Åsa Lindström", email: "ASA@nordfrakt.example" });
    await addContact(workspaceId, { name: "Łukasz Żak", email: "zak@teplo.example" });
    await addContact(workspaceId, { name: "100% Real_Person", email: "x\\y@odd.example" });
    await addContact(workspaceId, { name: "김지훈", email: "jihoon@hanbit.example" });
    await addContact(workspaceId, { name: null, email: "nameless@hanbit.example", role: "lead" });
  });

  test.each([
    ["a part of a name, without its accents and in any case", "LINDSTROM", ["Åsa Lindström"]],
    ["a part of a name with an accent", "ndström", ["Åsa Lindström"]],
    ["letters that no accent explains", "lukasz zak", ["Łukasz Żak"]],
    ["a part of an e-mail", "nordfr", ["Åsa Lindström"]],
    ["words in any order", "lindström åsa", ["Åsa Lindström"]],
    ["two letters, which begin a word", "li", ["Åsa Lindström"]],
    ["two letters inside a word", "tr", []],
    ["another script", "지훈이", []],
    ["the beginning in another script", "김지", ["김지훈"]],
    ["a percent sign, which is no wildcard", "1%real", []],
    ["a percent sign that is there", "100%", ["100% Real_Person"]],
    ["an underscore that is there", "real_person", ["100% Real_Person"]],
    ["an underscore, which is no wildcard", "real-person", []],
    ["a backslash that is there", "x\\y@", ["100% Real_Person"]],
    ["a character that the database cannot store", "lind\0ström", ["Åsa Lindström"]],
    ["half a character", "lind\ud800", []],
  ])("finds by %s", async (_what, search, names) => {
    expect(await find(acme, { search })).toEqual(names);
  });

  test("somebody without a name is found by e-mail and shown by role and the end of the id", async () => {
    const { people } = await listPeople(acme.member, { ...all, search: "nameless" });
    expect(people[0]?.name).toMatch(/^Lead · [0-9a-f]{4}$/);
    expect(people[0]?.isNamed).toBe(false);
  });

  test("another workspace's people are not found", async () => {
    expect(await find(bolt, { search: "lindström" })).toEqual([]);
    expect(await countPeople(bolt.member)).toBe(0);
    expect(await countFound(bolt.member, { search: "lindström" })).toBe(0);
  });
});

test("names are in the order of a reader, whatever their case and accents, and whoever has none comes last", async () => {
  const { workspaceId } = await addWorkspace({ slug: "cedar", products: [] });
  const { member } = await addPerson({ workspaceId });
  for (const name of ["zoe", "Élodie", "  ", "adam", "Zara", "Åsa", null, "Elin", "ÉMILE"]) {
    await addContact(workspaceId, { name });
  }
  const named = ["adam", "Åsa", "Elin", "Élodie", "ÉMILE", "Zara", "zoe"];
  const { people } = await listPeople(member, all);
  expect(people.slice(0, named.length).map(({ name }) => name)).toEqual(named);
});

describe("sorting and pages", () => {
  const names = ["Ada", "Ada", "Ben", "Cleo", null, null, "Dora"];

  beforeAll(async () => {
    // The clock of PostgreSQL counts microseconds, which no Date of ours can hold.
    for (const [index, name] of names.entries()) {
      const id = await addContact(bolt.workspaceId, { name, email: `p${index}@bolt.example` });
      const seen = [1, 1, 2, null, null, 3, 3][index];
      await database.$executeRaw`
        update contacts set last_seen_at = timestamptz '2026-05-12 09:00:00.000001+00'
          + ${seen}::int * interval '1 microsecond' where id = ${id}::uuid`;
    }
  });

  async function readAll(sorted: PersonSort, limit: number) {
    const forwards: string[][] = [];
    const backwards: string[][] = [];
    let cursor: string | null = null;
    let last: string | null = null;
    do {
      const page = await listPeople(bolt.member, { ...sorted, cursor, limit });
      forwards.push(page.people.map(({ email }) => email ?? ""));
      ({ next: cursor } = page);
      last = page.previous;
    } while (cursor);
    while (last) {
      const page = await listPeople(bolt.member, { ...sorted, cursor: last, limit });
      backwards.unshift(page.people.map(({ email }) => email ?? ""));
      expect(page.next).not.toBeNull();
      last = page.previous;
    }
    return { forwards, backwards };
  }

  for (const sort of ["name", "seen", "created"] as const) {
    for (const direction of ["asc", "desc"] as const) {
      for (const limit of [1, 2, 3, 7]) {
        test(`by ${sort} ${direction}, ${limit} a page: none twice, none lost, and the same way back`, async () => {
          const { forwards, backwards } = await readAll({ sort, direction }, limit);
          const whole = await listPeople(bolt.member, { ...all, sort, direction });
          const wanted = whole.people.map(({ email }) => email);
          expect(forwards.flat()).toEqual(wanted);
          expect([...wanted].sort()).toHaveLength(names.length);
          expect(backwards).toEqual(forwards.slice(0, -1));
        });
      }
    }
  }

  test("people without the value come last both ways", async () => {
    const byName = await find(bolt, { direction: "desc" });
    expect(byName.slice(0, 5)).toEqual(["Dora", "Cleo", "Ben", "Ada", "Ada"]);
    const bySeen = { sort: "seen", direction: "desc" } as const;
    const { people } = await listPeople(bolt.member, { ...all, ...bySeen });
    const seen = people.map(({ lastSeenAt }) => lastSeenAt !== null);
    expect(seen).toEqual([true, true, true, true, true, false, false]);
  });

  test.each(["nonsense", "e30", btoa('["after","x","y"]'), btoa('["after","1; drop","x"]')])(
    "a cursor that makes no sense shows the first page: %s",
    async (cursor) => {
      const page = await listPeople(bolt.member, { ...all, sort: "seen", cursor, limit: 2 });
      expect(page.previous).toBeNull();
      expect(page.people).toHaveLength(2);
    },
  );

  test("a cursor of a name does not confuse a list by time", async () => {
    const byName = await listPeople(bolt.member, { ...all, limit: 2 });
    const { people } = await listPeople(bolt.member, {
      ...{ ...all, sort: "seen", cursor: byName.next, limit: 2 },
    });
    expect(people).toHaveLength(2);
  });
});

describe("filters and what a row says", () => {
  beforeAll(async () => {
    const { workspaceId, mobile } = acme;
    const deleted = new Date();
    const kala = await addCompany(workspaceId, "Kala");
    const zeta = await addCompany(workspaceId, "Zeta");
    const gone = await addCompany(workspaceId, "Abel", { deletedAt: deleted });
    const email = "same@dup.example";
    const person = await addContact(workspaceId, { name: "Dup one", email }, [zeta, kala, gone]);
    await addContact(workspaceId, { name: "Dup two", email: email.toUpperCase(), role: "lead" });
    await addContact(workspaceId, {
      name: "Dup gone",
      email: "old@dup.example",
      standing: "archived",
    });
    await addContact(workspaceId, { name: "Dup left", email: null, standing: "deleted" });
    await addContact(workspaceId, { name: "Dup hidden", email, deletedAt: deleted });
    await addContact(workspaceId, {
      name: "Dup merged",
      email,
      standing: "merged",
      mergedIntoId: person,
    });
    await addContact(bolt.workspaceId, { name: "Dup elsewhere", email: "old@dup.example" });
    for (const number of [1, 2, 3]) {
      const deletedAt = number === 3 ? deleted : undefined;
      const { id } = await addTicket({ workspaceId, productId: mobile.id, number, deletedAt });
      await database.feedbackTicket.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: { contactId: person },
      });
    }
  });

  test("whoever was merged away or deleted here is not listed", async () => {
    expect(await find(acme, { search: "dup" })).toEqual([
      "Dup gone",
      "Dup left",
      "Dup one",
      "Dup two",
    ]);
  });

  test("by role, by who is no longer in Intercom, and by who has tickets", async () => {
    expect(await find(acme, { search: "dup", role: "lead" })).toEqual(["Dup two"]);
    expect(await find(acme, { search: "dup", isGone: true })).toEqual(["Dup gone", "Dup left"]);
    expect(await find(acme, { search: "dup", hasTickets: true })).toEqual(["Dup one"]);
    expect(await find(acme, { hasTickets: true, role: "lead" })).toEqual([]);
  });

  test("two listed people of one e-mail are possible duplicates, whatever its case", async () => {
    const { people } = await listPeople(acme.member, { ...all, search: "dup" });
    const marked = people.filter(({ isPossibleDuplicate }) => isPossibleDuplicate);
    expect(marked.map(({ name }) => name)).toEqual(["Dup one", "Dup two"]);
  });

  test("a row says the first company, how many there are, and how many tickets", async () => {
    const { people } = await listPeople(acme.member, { ...all, hasTickets: true });
    expect(people[0]).toMatchObject({ company: { name: "Kala" }, companies: 2, tickets: 2 });
  });
});
