import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import {
  type ViewCounts,
  writeCount,
} from "#app/[workspace]/products/[product]/feedback/inbox/state/view-counts.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import {
  type InboxView,
  inboxViews,
  readInboxQuery,
  writeInboxQuery,
} from "#lib/feedback/inbox/inbox-query.ts";
import type { SavedView } from "#lib/feedback/views/list-views.ts";
import { ViewsMenu } from "./views-menu.tsx";

const viewNames: Record<InboxView, string> = {
  open: "Open",
  unassigned: "Unassigned",
  mine: "Mine",
  snoozed: "Snoozed",
  all: "All",
};

type ViewTabsProps = { counts: ViewCounts; views: SavedView[] };

export function ViewTabs({ counts, views }: ViewTabsProps) {
  const { workspace, productKey, query, search, show } = useInbox();
  const base = `/${workspace}/products/${productKey}/feedback`;
  const usual = readInboxQuery(new URLSearchParams());
  const chosen = views.find((view) => view.search === search);
  const items = inboxViews.map((view) => {
    const wanted = { ...usual, view };
    const address = writeInboxQuery(wanted);
    return {
      href: address ? `${base}?${address}` : base,
      label: viewNames[view],
      count: writeCount(counts[view]),
      current: query.view === view && !chosen,
      onChoose: () => show(wanted),
    };
  });
  return (
    <>
      <Tabs label="Feedback" items={items} />
      <ViewsMenu views={views} current={chosen ?? null} />
    </>
  );
}
