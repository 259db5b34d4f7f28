import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";
import { walkPeople } from "./walk-people.ts";

const perPage = "150";

/** Everybody whom Intercom lists, which is all but the archived and the merged. */
export function importContacts(work: Work): Promise<void> {
  return walkPeople(work, {
    phase: "contacts",
    next: "companies",
    callFor: (after) => ({
      path: "/contacts",
      query: { per_page: perPage, include_merge_history: "true", starting_after: after },
    }),
    isOfAll: true,
    lagMs: 0,
  });
}
