import { Tag } from "lucide-react";
import type { Viewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Avatar, NobodyAvatar } from "#components/ui/avatar.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PriorityIcon } from "#components/ui/priority-icon.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusIcon } from "#components/ui/status-icon.tsx";
import type { CustomerTicket } from "#lib/feedback/list-customer-tickets.ts";

type CustomerTicketsProps = {
  tickets: CustomerTicket[];
  count: number;
  workspace: string;
  viewer: Viewer;
};

export function CustomerTickets({ tickets, count, workspace, viewer }: CustomerTicketsProps) {
  if (tickets.length === 0) {
    return (
      <EmptyState title="No feedback yet">
        A conversation tagged in Intercom opens a ticket, which is listed here too.
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label="Feedback tickets">
        {tickets.map((ticket) => (
          <TicketItem key={ticket.ticketId} {...{ ticket, workspace, viewer }} />
        ))}
      </ul>
      {count > tickets.length && (
        <p className="pt-4 text-12 text-text-3">
          The newest {tickets.length} of {count.toLocaleString("en")} tickets.
        </p>
      )}
    </>
  );
}

type TicketItemProps = { ticket: CustomerTicket; workspace: string; viewer: Viewer };

function TicketItem({ ticket, workspace, viewer }: TicketItemProps) {
  const { ticketId, title, status, priority, product, assignee, tags, receivedAt } = ticket;
  return (
    <li className="border-b">
      <AppLink
        href={`/${workspace}/products/${product.key}/feedback/${ticketId}?view=all`}
        aria-labelledby={`${ticketId}-id ${ticketId}-title`}
        className="focus-inset flex min-h-13 items-center gap-3 px-2 py-2 transition-colors hover:bg-hover"
      >
        <StatusIcon status={status} className="shrink-0" />
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className="flex min-w-0 items-baseline justify-between gap-4">
            <span
              id={`${ticketId}-title`}
              dir="auto"
              className="min-w-0 truncate text-left max-md:line-clamp-2 max-md:whitespace-normal"
            >
              {title}
            </span>
            <RelativeTime
              value={receivedAt}
              form="bare"
              className="shrink-0 text-12 text-text-3"
              {...viewer}
            />
          </span>
          <span className="flex min-w-0 items-center gap-2 whitespace-nowrap text-12 text-text-3">
            <span id={`${ticketId}-id`} className="min-w-14 shrink-0">
              {ticketId}
            </span>
            <bdi className="min-w-0 flex-1 truncate">{product.name}</bdi>
            {tags[0] && (
              <span className="flex min-w-0 max-w-40 items-center gap-1 max-md:hidden">
                <Tag aria-hidden className="size-3 shrink-0" />
                <bdi className="truncate">{tags[0]}</bdi>
              </span>
            )}
            <PriorityIcon priority={priority} />
            {assignee ? (
              <Avatar
                name={assignee.name}
                id={assignee.id}
                label={`Assigned to ${assignee.name}`}
              />
            ) : (
              <NobodyAvatar />
            )}
          </span>
        </span>
      </AppLink>
    </li>
  );
}
