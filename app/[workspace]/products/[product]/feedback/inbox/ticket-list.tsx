import {
  feedbackPath,
  type Place,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import type { Viewer } from "#app/current-viewer.ts";
import { KeepScroll } from "#components/live/keep-scroll.tsx";
import { NewTickets } from "#components/live/new-tickets.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { cn } from "#lib/cn.ts";
import { writeInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import type { TicketRow as Row } from "#lib/feedback/inbox/read-tickets.ts";
import { TicketRow } from "./ticket-row.tsx";

export const pageSize = 50;

type TicketListProps = {
  tickets: Row[];
  next: string | null;
  place: Place;
  viewer: Viewer;
  /** The ticket in the pane beside the list; without one the list takes the whole width, a line for each. */
  open?: string;
};

export function TicketList({ tickets, next, place, viewer, open }: TicketListProps) {
  const newest =
    place.cursor === null ? Number(tickets[0]?.ticketId.split("-")[1] ?? 0) : undefined;
  const list = `${place.workspace}/${place.productKey}/${writeInboxQuery(place.query)}/${place.cursor}`;
  return (
    <section
      aria-label="Feedback tickets"
      className={cn(
        "flex min-h-0 flex-1 flex-col",
        open && "border-e max-xl:hidden xl:w-(--list-width) xl:flex-none",
      )}
    >
      <KeepScroll
        id={list}
        className="group relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden"
      >
        {newest !== undefined && <NewTickets key={list} newest={newest} />}
        {tickets.length === 0 && (
          <EmptyState title={place.cursor === null ? "Every ticket is done" : "No older tickets"} />
        )}
        <ul>
          {tickets.map((ticket) => (
            <TicketRow
              key={ticket.ticketId}
              ticket={ticket}
              href={feedbackPath(place, ticket.ticketId)}
              viewer={viewer}
              isOpen={ticket.ticketId === open}
              layout={open ? "beside" : "alone"}
            />
          ))}
        </ul>
        {(next !== null || place.cursor !== null) && (
          <nav aria-label="Pages" className="flex justify-center gap-2 px-4 py-5">
            {place.cursor !== null && (
              <ButtonLink href={feedbackPath({ ...place, cursor: null })}>Show newest</ButtonLink>
            )}
            {next !== null && (
              <ButtonLink href={feedbackPath({ ...place, cursor: next })}>Show older</ButtonLink>
            )}
          </nav>
        )}
      </KeepScroll>
    </section>
  );
}
