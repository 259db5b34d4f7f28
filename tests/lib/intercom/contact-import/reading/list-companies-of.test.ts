import { expect, test } from "vitest";
import { listCompaniesOf } from "#lib/intercom/contact-import/reading/list-companies-of.ts";

const all = Array.from({ length: 12 }, (_, at) => ({ type: "company", id: `c${at}` }));

type Asked = { page: number; from: number };

/** Twelve companies, ten on a page however many are asked for. */
async function list(say: (asked: Asked) => Record<string, unknown>, key = "data") {
  const asked: Record<string, string>[] = [];
  const { companies, isComplete } = await listCompaniesOf(async ({ query }) => {
    asked.push(query);
    const page = Number(query.page ?? 1);
    const from = (page - 1) * 10;
    return { type: "list", [key]: all.slice(from, from + 10), ...say({ page, from }) };
  }, "1");
  return { count: companies.length, isComplete, calls: asked.length, asked };
}

const nextUrl = "/contacts/1/companies?per_page=10&page=2";

test.each<[string, (asked: Asked) => Record<string, unknown>]>([
  ["a count", () => ({ total_count: 12 })],
  ["an address of the next page", ({ page }) => ({ pages: { next: page === 1 ? nextUrl : null } })],
  ["how many pages there are", () => ({ pages: { page: 1, total_pages: 2 } })],
  ["all of it", ({ page }) => ({ total_count: 12, pages: { next: page === 1 ? nextUrl : null } })],
])("twelve companies are found where Intercom tells %s", async (_, say) => {
  expect(await list(say)).toMatchObject({ count: 12, isComplete: true, calls: 2 });
});

test("what the next address asks with is asked with, and nothing else of it", async () => {
  const next = "https://elsewhere.example/steal?page=2&per_page=10&starting_after=abc&token=1";
  const { asked } = await list(({ page }) => ({ pages: { next: page === 1 ? next : null } }));
  expect(asked[1]).toEqual({ page: "2", per_page: "10", starting_after: "abc" });
});

test("the list is read under the name that Intercom describes too", async () => {
  expect(await list(() => ({ total_count: 12 }), "companies")).toMatchObject({ count: 12 });
});

test("a server that shows the same again is asked no more, and has not shown all", async () => {
  const { companies, isComplete } = await listCompaniesOf(
    async () => ({ data: all.slice(0, 10), total_count: 12, pages: { next: nextUrl } }),
    "1",
  );
  expect([companies.length, isComplete]).toEqual([10, false]);
});

test("one that is not understood is no list", async () => {
  await expect(listCompaniesOf(async () => ({ type: "list" }), "1")).rejects.toThrow("understood");
});
