import { ArrowLeft } from "lucide-react";
import {
  feedbackPath,
  type Place,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import { NavigatorButton } from "#components/shell/navigator-button.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { CopyLink } from "./copy-link.tsx";
import { Neighbours } from "./neighbours.tsx";

type TicketBarProps = {
  ticketId: string;
  place: Place;
  previous: string | null;
  next: string | null;
};

/** Beside the list the bar is the inbox's; where the ticket has the page for itself, it leads back. */
export function TicketBar({ ticketId, place, ...ways }: TicketBarProps) {
  const inbox = feedbackPath(place);
  return (
    <header className="flex h-(--bar) shrink-0 items-center gap-2 border-b ps-5 pe-4 max-md:px-2 xl:hidden">
      <AppLink
        href={inbox}
        aria-label="Back to Feedback"
        className="hit grid size-9 shrink-0 place-items-center rounded-md text-text-3 hover:bg-hover md:hidden"
      >
        <ArrowLeft aria-hidden className="size-5" />
      </AppLink>
      <CopyLink ticketId={ticketId} />
      <div className="ms-auto flex items-center gap-1 xl:hidden">
        <Neighbours {...ways} />
        <NavigatorButton />
      </div>
    </header>
  );
}
