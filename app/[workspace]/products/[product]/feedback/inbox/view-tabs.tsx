import {
  feedbackPath,
  type Place,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { type InboxView, inboxViews } from "#lib/feedback/inbox/inbox-view.ts";

type ViewTabsProps = { place: Place; counts: Record<InboxView, number> };

const names: Record<InboxView, string> = { open: "Open", all: "All" };
const mostCounted = 10_000;

export function ViewTabs({ place, counts }: ViewTabsProps) {
  const items = inboxViews.map((view) => ({
    href: feedbackPath({ ...place, view, before: null }),
    label: names[view],
    count: counts[view] > mostCounted ? "10,000+" : counts[view],
    current: place.view === view,
  }));
  return <Tabs label="Feedback" items={items} />;
}
