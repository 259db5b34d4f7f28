import { ArrowLeft, ChevronRight } from "lucide-react";
import {
  feedbackPath,
  type Place,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import { ViewTabs } from "#app/[workspace]/products/[product]/feedback/inbox/view-tabs.tsx";
import { NavigatorButton } from "#components/shell/navigator-button.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import type { InboxView } from "#lib/feedback/inbox/inbox-query.ts";
import { CopyLink } from "./copy-link.tsx";
import { Neighbours } from "./neighbours.tsx";

type TicketBarProps = {
  ticketId: string;
  productName: string;
  place: Place;
  counts: Record<InboxView, number | null>;
  previous: string | null;
  next: string | null;
};

/** Beside the list the bar is the inbox's; where the ticket has the page for itself, it leads back. */
export function TicketBar({ ticketId, productName, place, counts, ...ways }: TicketBarProps) {
  const inbox = feedbackPath(place);
  return (
    <header className="flex h-(--bar) shrink-0 items-center gap-2 border-b ps-5 pe-4 max-md:px-2">
      <AppLink
        href={inbox}
        aria-label="Back to Feedback"
        className="hit grid size-9 shrink-0 place-items-center rounded-md text-text-3 hover:bg-hover md:hidden"
      >
        <ArrowLeft aria-hidden className="size-5" />
      </AppLink>
      <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-1.5 whitespace-nowrap">
        <bdi className="truncate text-text-3 max-md:hidden">{productName}</bdi>
        <ChevronRight aria-hidden className="size-3.5 shrink-0 text-text-disabled max-md:hidden" />
        <AppLink
          href={inbox}
          className="hit rounded-xs text-text-3 hover:text-text max-md:hidden xl:font-semibold xl:text-14 xl:text-text"
        >
          Feedback
        </AppLink>
        <ChevronRight
          aria-hidden
          className="size-3.5 shrink-0 text-text-disabled max-md:hidden xl:hidden"
        />
        <span className="xl:hidden">
          <CopyLink ticketId={ticketId} />
        </span>
      </nav>
      <div className="-mb-px flex h-full items-center max-xl:hidden">
        <span aria-hidden className="ms-3 me-2 h-4 w-px bg-line" />
        <ViewTabs place={place} counts={counts} />
      </div>
      <div className="ms-auto flex items-center gap-1 xl:hidden">
        <Neighbours {...ways} />
        <NavigatorButton />
      </div>
    </header>
  );
}
