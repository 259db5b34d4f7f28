import { AppLink } from "#components/ui/app-link.tsx";
import { type ActivityFilter, activityFilters } from "#lib/intercom/activity/list-deliveries.ts";

type Props = { current: ActivityFilter; href: (filter: ActivityFilter) => string };

const labels = { all: "All", done: "Done", ignored: "Ignored", failed: "Failed" };

export function OutcomeFilter({ current, href }: Props) {
  return (
    <nav
      aria-label="Filter by outcome"
      className="flex gap-0.5 rounded-md bg-neutral-bg p-0.5 font-medium text-12"
    >
      {activityFilters.map((filter) => (
        <AppLink
          key={filter}
          href={href(filter)}
          scroll={false}
          aria-current={filter === current ? "page" : undefined}
          className="hit rounded-sm px-2 py-0.75 text-text-2 leading-4 transition-colors hover:text-text aria-[current]:bg-raised aria-[current]:text-text aria-[current]:shadow-xs"
        >
          {labels[filter]}
        </AppLink>
      ))}
    </nav>
  );
}
