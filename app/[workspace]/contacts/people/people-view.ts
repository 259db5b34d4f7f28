import { z } from "zod";
import {
  type PersonFilter,
  type PersonSort,
  personRoles,
  personSorts,
} from "#lib/contacts/list/list-people.ts";

/** What a list of people shows, as its address says it. `at` is the page that the list is on. */
export type PeopleView = Required<Pick<PersonFilter, "search" | "role" | "isGone" | "hasTickets">> &
  PersonSort & {
    at: string;
    cursor: string | null;
    /** Instead of those who are there: who was deleted here. */
    isDeleted: boolean;
  };

export type Search = Record<string, string | string[] | undefined>;

const sorts = personSorts.flatMap((sort) => [sort, `-${sort}` as const]);
const startsFalling: Record<PersonSort["sort"], boolean> = {
  name: false,
  seen: true,
  created: true,
};

const schema = z.object({
  q: z.string().max(200).catch(""),
  role: z.enum(personRoles).nullable().catch(null),
  standing: z.enum(["gone", "deleted"]).nullable().catch(null),
  tickets: z.literal("yes").nullable().catch(null),
  sort: z.enum(sorts).catch("-seen"),
  page: z.string().max(8_000).nullable().catch(null),
});

/** An address that makes no sense shows everybody, whoever was seen last first. */
export function readPeopleView(at: string, address: Search): PeopleView {
  const { q, role, standing, tickets, sort, page } = schema.parse(address);
  const falls = sort.startsWith("-");
  return {
    ...{ at, role, cursor: page, search: q.trim(), isGone: standing === "gone" },
    isDeleted: standing === "deleted",
    hasTickets: tickets !== null,
    sort: personSorts.find((known) => known === sort.replace("-", "")) ?? "seen",
    direction: falls ? "desc" : "asc",
  };
}

export function sortOf({ sort, direction }: PersonSort): string {
  return direction === "desc" ? `-${sort}` : sort;
}

/** Without a cursor of its own a change shows the first page. */
export function peoplePath(view: PeopleView, change: Partial<PeopleView> = {}): string {
  const wanted = { ...view, cursor: null, ...change };
  const search = new URLSearchParams();
  if (wanted.search) search.set("q", wanted.search);
  if (wanted.role) search.set("role", wanted.role);
  if (standingOf(wanted)) search.set("standing", standingOf(wanted));
  if (wanted.hasTickets) search.set("tickets", "yes");
  if (sortOf(wanted) !== "-seen") search.set("sort", sortOf(wanted));
  if (wanted.cursor) search.set("page", wanted.cursor);
  return search.size > 0 ? `${view.at}?${search}` : view.at;
}

export function standingOf({ isGone, isDeleted }: PeopleView): "gone" | "deleted" | "" {
  if (isDeleted) return "deleted";
  return isGone ? "gone" : "";
}

/** Sorted by this, or the other way round if it already is. */
export function sortedBy(view: PeopleView, sort: PersonSort["sort"]): Partial<PeopleView> {
  const falls = view.sort === sort ? view.direction === "asc" : startsFalling[sort];
  return { sort, direction: falls ? "desc" : "asc" };
}

export function isFiltered({ search, role, isGone, isDeleted, hasTickets }: PeopleView): boolean {
  return search !== "" || role !== null || isGone || isDeleted || hasTickets;
}
