import type { Contact, Workspace } from "#tests/support/intercom-simulator/state.ts";
import type { Pages } from "./cursor-page.ts";

/** Where Intercom's pages and its OpenAPI file are silent, or do not agree, what this Intercom does. */
export type Dialect = {
  /** GET of somebody in the archive: the whole contact, no more than that they are, or nobody. */
  archived: "whole" | "flagged" | "not found";
  deleted: "flagged" | "not found";
  /** GET of somebody merged: where the Link leads, or nobody, as up to API 2.15. */
  merged: "path" | "absolute" | "not found";
  /** `pages.next` as an object, or as an address. */
  next: "object" | "address";
  /** `pages.next` of the last page. */
  end: "absent" | "null cursor";
  /** Whether sublists and lists count what is in them. */
  counts: boolean;
  /** `companies` of a contact that has none. */
  noCompanies: "empty" | "absent" | "bare";
  /** Whether there is a GET /companies/scroll. */
  scroll: boolean;
  /** Whether it remembers merges. */
  mergeHistory: boolean;
};

/** As recorded, and as the OpenAPI file describes it where nothing was recorded. */
const recorded: Dialect = {
  ...{ archived: "whole", deleted: "not found", merged: "path", next: "object", end: "absent" },
  ...{ counts: true, noCompanies: "empty", scroll: true, mergeHistory: true },
};

export const dialects = {
  recorded,
  /** Says as little as it may. */
  terse: {
    ...{ archived: "not found", deleted: "not found", merged: "not found", next: "address" },
    ...{ end: "absent", counts: false, noCompanies: "absent", scroll: true, mergeHistory: true },
  },
  /** Answers 200 for whoever was there once, and has neither the scroll nor a memory of merges. */
  flagged: {
    ...{ archived: "flagged", deleted: "flagged", merged: "absolute", next: "object" },
    ...{ end: "null cursor", counts: false, noCompanies: "bare", scroll: false },
    mergeHistory: false,
  },
} satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;

const spoken = new WeakMap<Workspace, Dialect>();
const deletedPeople = new WeakMap<Workspace, Map<string, string | null>>();

export function speakDialect(workspace: Workspace, dialect: Dialect): void {
  spoken.set(workspace, dialect);
}

export function dialectOf(workspace: Workspace): Dialect {
  return spoken.get(workspace) ?? recorded;
}

export function rememberDeleted(workspace: Workspace, { id, externalId }: Contact): void {
  const deleted = deletedPeople.get(workspace) ?? new Map<string, string | null>();
  deletedPeople.set(workspace, deleted.set(id, externalId));
}

/** What is told of somebody who was deleted, in the dialects that tell. */
export function deletedJson(workspace: Workspace, id: string): Record<string, unknown> | null {
  const externalId = deletedPeople.get(workspace)?.get(id);
  if (externalId === undefined || dialectOf(workspace).deleted !== "flagged") return null;
  return { id, external_id: externalId, type: "contact", deleted: true };
}

/** The end of a list, and where it goes on, in the dialect's words. `path`: of the list. */
export function pagesIn(workspace: Workspace, path: string, pages: Pages): Record<string, unknown> {
  const { next, end } = dialectOf(workspace);
  const { next: given, ...rest } = pages;
  if (!given) {
    const last = { per_page: pages.per_page, starting_after: null };
    return end === "null cursor" ? { ...rest, next: last } : rest;
  }
  if (next === "object") return { ...rest, next: given };
  const query = new URLSearchParams({
    per_page: String(given.per_page),
    starting_after: given.starting_after,
  });
  return { ...rest, next: `https://api.intercom.io${path}?${query}` };
}

/** A list's `total_count`, where the dialect counts. */
export function countIn(workspace: Workspace, count: number): { total_count?: number } {
  return dialectOf(workspace).counts ? { total_count: count } : {};
}
