import { z } from "zod";
import { activityFilters } from "#lib/intercom/activity/list-deliveries.ts";

const schema = z.object({
  activity: z.enum(activityFilters).catch("all"),
  before: z.uuid().nullable().catch(null),
});

export type ActivityPage = { filter: (typeof activityFilters)[number]; before: string | null };

/** An address that makes no sense shows the newest of all. */
export function readActivityPage(
  search: Record<string, string | string[] | undefined>,
): ActivityPage {
  const { activity, before } = schema.parse({ ...search, before: search.before ?? null });
  return { filter: activity, before };
}
