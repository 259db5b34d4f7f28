import type { InboxView } from "#lib/feedback/inbox/inbox-query.ts";

/** Null: too many to count quickly. */
export type ViewCounts = Record<InboxView, number | null>;

const mostCounted = 10_000;

export function writeCount(count: number | null): string {
  if (count === null || count > mostCounted) return "10,000+";
  return count.toLocaleString("en");
}
