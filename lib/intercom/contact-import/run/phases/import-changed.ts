import type { Work } from "#lib/intercom/contact-import/run/open-run.ts";
import { walkPeople } from "./walk-people.ts";

const perPage = 150;
const lagMs = 10 * 60_000;

// Intercom's search compares days, of the time zone of its workspace: what changed on the day that it is given is not
// found. A day has 25 hours where the clock is put back. So two days before always lies on an earlier one, whichever
// the zone, and leaves 23 hours for what becomes searchable late.
// https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/searchcontacts
const overlapMs = 48 * 3_600_000;

/**
 * Everybody who has changed since the watermark, or since the run began, by Intercom's search. It forgets what it has
 * shown: ordered by what never changes, nobody is passed over who changes meanwhile and was not to come yet. Who was
 * archived a moment ago may still be found, and is not back.
 */
export function importChanged(work: Work): Promise<void> {
  const since = work.run.sweepFrom ?? work.run.startedAt;
  const after = Math.max(0, Math.floor((since.getTime() - overlapMs) / 1000));
  return walkPeople(work, {
    phase: "changed",
    next: "memberships",
    callFor: (cursor) => ({
      path: "/contacts/search",
      query: { include_merge_history: "true" },
      body: {
        query: { field: "updated_at", operator: ">", value: after },
        pagination: { per_page: perPage, ...(cursor !== null && { starting_after: cursor }) },
        sort: { field: "created_at", order: "ascending" },
      },
    }),
    isOfAll: false,
    lagMs,
  });
}
