import { beforeAll, expect, test } from "vitest";
import { countCompanies, listCompanies } from "#lib/contacts/list/list-companies.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addCompany, addContact } from "#tests/support/add-contact.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

type Company = Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let acme: Company;
let bolt: Company;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const { workspaceId } = acme;
  const nord = await addCompany(workspaceId, "Nordfrakt Åland", { website: "nord.example" });
  await addCompany(workspaceId, "Zeta");
  await addCompany(workspaceId, null);
  await addCompany(workspaceId, "Gone", { deletedAt: new Date() });
  await addContact(workspaceId, { name: "Ada" }, [nord]);
  await addContact(workspaceId, { name: "Merged", standing: "merged" }, [nord]);
});

const all = { search: "", direction: "asc", cursor: null, limit: 50 } as const;

test("companies are listed by name both ways, those without one last", async () => {
  const up = await listCompanies(acme.member, all);
  const down = await listCompanies(acme.member, { ...all, direction: "desc" });
  const standIn = expect.stringMatching(/^Company · [0-9a-f]{4}$/);
  expect(up.companies.map(({ name }) => name)).toEqual(["Nordfrakt Åland", "Zeta", standIn]);
  expect(down.companies.map(({ name }) => name)).toEqual(["Zeta", "Nordfrakt Åland", standIn]);
  expect(await countCompanies(acme.member)).toBe(3);
});

test("a company is found by a part of its name without accents, and says how many people it has", async () => {
  const { companies } = await listCompanies(acme.member, { ...all, search: "aland" });
  expect(companies).toMatchObject([{ name: "Nordfrakt Åland", people: 1, tickets: 0 }]);
});

test("pages lead on and back", async () => {
  const first = await listCompanies(acme.member, { ...all, limit: 2 });
  const second = await listCompanies(acme.member, { ...all, limit: 2, cursor: first.next });
  expect(second.companies).toHaveLength(1);
  const again = await listCompanies(acme.member, { ...all, limit: 2, cursor: second.previous });
  expect(again.companies).toEqual(first.companies);
  expect(again.previous).toBeNull();
});

test("another workspace's companies are neither listed nor counted", async () => {
  expect((await listCompanies(bolt.member, all)).companies).toEqual([]);
  expect(await countCompanies(bolt.member)).toBe(0);
});
