import { ArrowLeft } from "lucide-react";
import { NavigatorButton } from "#components/shell/navigator/navigator-button.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import type { TicketView } from "#lib/feedback/ticket/find-ticket.ts";
import { CopyLink } from "./copy-link.tsx";
import { DoneOrSnooze } from "./done-or-snooze.tsx";
import { MoreMenu, type MoreMenuProps } from "./more-menu.tsx";
import { Neighbours } from "./neighbours.tsx";

type PaneBarProps = Omit<MoreMenuProps, "ticketId"> & {
  ticket: TicketView;
  previous: string | null;
  next: string | null;
  timeZone: string;
};

/** Where there is no room for the list, it leads back to it. */
export function PaneBar({ ticket, previous, next, timeZone, ...more }: PaneBarProps) {
  const { ticketId } = ticket;
  return (
    <div className="flex h-(--bar-sub) shrink-0 items-center gap-1 border-b ps-6 pe-3 max-xl:h-(--bar) max-xl:ps-3 max-md:pe-2">
      <AppLink
        href={more.inbox}
        aria-label="Back to Feedback"
        className="hit flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-text-3 transition-colors hover:bg-hover hover:text-text xl:hidden"
      >
        <ArrowLeft aria-hidden className="size-4 max-md:size-5" />
        <span className="max-md:hidden">Back to Feedback</span>
      </AppLink>
      <CopyLink ticketId={ticketId} />
      <div className="ms-auto flex items-center gap-0.5">
        <div className="flex items-center gap-0.5 max-md:hidden">
          <TicketActions {...{ ticket, timeZone }} workspace={more.workspace} />
          <span aria-hidden className="mx-1.5 h-4 w-px bg-line" />
        </div>
        <Neighbours previous={previous} next={next} />
        <MoreMenu ticketId={ticketId} {...more} />
        <NavigatorButton />
      </div>
    </div>
  );
}

type TicketActionsProps = { ticket: TicketView; workspace: string; timeZone: string };

/** On a phone at the bottom, within reach of a thumb. */
export function ThumbBar(props: TicketActionsProps) {
  return (
    <div className="flex shrink-0 justify-around border-t px-2 py-1.5 md:hidden">
      <TicketActions {...props} />
    </div>
  );
}

function TicketActions({ ticket, ...more }: TicketActionsProps) {
  const { id, ticketId, status, snoozedUntil } = ticket;
  const until = snoozedUntil?.toISOString() ?? "";
  return <DoneOrSnooze {...{ id, ticketId, status, until, ...more }} />;
}
