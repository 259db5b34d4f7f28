import {
  feedbackPath,
  type Place,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { type InboxView, inboxViews } from "#lib/feedback/inbox/inbox-query.ts";

type ViewTabsProps = { place: Place; counts: Record<InboxView, number | null> };

const names: Record<InboxView, string> = {
  open: "Open",
  unassigned: "Unassigned",
  mine: "Mine",
  snoozed: "Snoozed",
  all: "All",
};
const mostCounted = 10_000;

export function ViewTabs({ place, counts }: ViewTabsProps) {
  const items = inboxViews.map((view) => ({
    href: feedbackPath({ ...place, query: { ...place.query, view }, cursor: null }),
    label: names[view],
    count: writeCount(counts[view]),
    current: place.query.view === view,
  }));
  return <Tabs label="Feedback" items={items} />;
}

function writeCount(count: number | null): number | string {
  return count === null || count > mostCounted ? "10,000+" : count;
}
