import { z } from "zod";
import type { Search } from "#app/[workspace]/contacts/people/people-view.ts";

/** What the list of companies shows, as its address says it. */
export type CompaniesView = {
  at: string;
  search: string;
  direction: "asc" | "desc";
  cursor: string | null;
};

const schema = z.object({
  q: z.string().max(200).catch(""),
  sort: z.enum(["name", "-name"]).catch("name"),
  page: z.string().max(8_000).nullable().catch(null),
});

/** An address that makes no sense shows every company by name. */
export function readCompaniesView(at: string, address: Search): CompaniesView {
  const { q, sort, page } = schema.parse(address);
  return { at, search: q.trim(), direction: sort === "name" ? "asc" : "desc", cursor: page };
}

/** Without a cursor of its own a change shows the first page. */
export function companiesPath(view: CompaniesView, change: Partial<CompaniesView> = {}): string {
  const wanted = { ...view, cursor: null, ...change };
  const search = new URLSearchParams();
  if (wanted.search) search.set("q", wanted.search);
  if (wanted.direction === "desc") search.set("sort", "-name");
  if (wanted.cursor) search.set("page", wanted.cursor);
  return search.size > 0 ? `${view.at}?${search}` : view.at;
}
