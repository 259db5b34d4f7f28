"use client";

import type { ReactNode } from "react";
import type { Viewer } from "#app/current-viewer.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Avatar, NobodyAvatar } from "#components/ui/avatar.tsx";
import { PriorityIcon } from "#components/ui/priority-icon.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusIcon } from "#components/ui/status-icon.tsx";
import { cn } from "#lib/cn.ts";
import type { TicketRow as Ticket } from "#lib/feedback/inbox/read-tickets.ts";
import { RowTags } from "./row-tags.tsx";
import { Who } from "./who.tsx";

type TicketRowProps = {
  ticket: Ticket;
  href: string;
  viewer: Viewer;
  isOpen: boolean;
  isActive: boolean;
  isSelected: boolean;
  isAlone: boolean;
  onFocus: () => void;
  onOpen: () => void;
  /** The box by which it is selected. */
  box: ReactNode;
};

// Alone on a wide screen, the two lines dissolve into the columns of one.
const oneLine = {
  row: "xl:min-h-[calc(var(--row-line)-1px)]",
  dissolve: "xl:contents",
  id: "xl:order-1 xl:w-18 xl:min-w-0",
  title: "xl:order-2 xl:min-w-0 xl:flex-1",
  who: "xl:order-3 xl:w-70 xl:flex-none",
  tag: "xl:order-4 xl:w-36",
  priority: "xl:order-5",
  assignee: "xl:order-6",
  time: "xl:order-7 xl:w-17 xl:text-end",
};

export function TicketRow(props: TicketRowProps) {
  const { ticket, href, viewer, isOpen, isActive, isSelected, isAlone, onFocus, onOpen } = props;
  const { ticketId, title, status, priority, customer, assignee, isUnread, snoozedUntil } = ticket;
  const alone = isAlone ? oneLine : undefined;
  const ids = { unread: `${ticketId}-unread`, id: `${ticketId}-id`, title: `${ticketId}-title` };
  return (
    <div
      className={cn(
        "group/row relative flex items-stretch border-b transition-colors",
        isOpen
          ? "bg-pressed before:absolute before:inset-y-0 before:start-0 before:z-1 before:w-0.75 before:bg-selected-bar"
          : isSelected
            ? "bg-selected"
            : "hover:bg-hover",
      )}
    >
      {props.box}
      <AppLink
        href={href}
        data-row={ticket.id}
        tabIndex={isActive ? 0 : -1}
        aria-labelledby={`${isUnread ? ids.unread : ""} ${ids.id} ${ids.title}`}
        aria-describedby={`${ticketId}-status ${ticketId}-about`}
        aria-current={isOpen ? "true" : undefined}
        onFocus={onFocus}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          onOpen();
        }}
        className={cn(
          "focus-inset relative flex min-h-[calc(var(--row)-1px)] min-w-0 flex-1 items-center gap-2.25 pe-4 max-md:items-start max-md:py-3",
          alone?.row,
        )}
      >
        <span
          {...(isUnread && { id: ids.unread, role: "img", "aria-label": "Unread" })}
          className={cn("size-2 shrink-0 rounded-full max-md:mt-1.5", isUnread && "bg-unread")}
        />
        <span id={`${ticketId}-status`} className="flex shrink-0 max-md:mt-px">
          <StatusIcon
            status={snoozedUntil === null ? status : "snoozed"}
            className="max-md:size-4.5"
          />
        </span>
        <span
          className={cn(
            "grid min-w-0 flex-1 max-md:gap-1",
            alone && "xl:flex xl:items-center xl:gap-3",
          )}
        >
          <span
            className={cn("flex min-w-0 items-baseline justify-between gap-4", alone?.dissolve)}
          >
            <span
              id={ids.title}
              dir="auto"
              className={cn(
                "min-w-0 truncate text-left text-13 max-md:line-clamp-2 max-md:whitespace-normal max-md:text-[0.9375rem] max-md:leading-5",
                isUnread && "font-semibold",
                isUnread || isOpen ? "text-text" : "text-text-2",
                alone?.title,
              )}
            >
              {title}
            </span>
            <RelativeTime
              value={new Date(ticket.receivedAt)}
              form="bare"
              className={cn(
                "nums shrink-0 text-12",
                isUnread ? "text-text-2" : "text-text-3",
                alone?.time,
              )}
              {...viewer}
            />
          </span>
          <span
            className={cn(
              "flex h-4.5 min-w-0 items-center gap-1.5 whitespace-nowrap text-12 text-text-3 max-md:h-5 max-md:text-13",
              alone?.dissolve,
            )}
          >
            <span id={ids.id} className={cn("min-w-14 shrink-0", alone?.id)}>
              {ticketId}
            </span>
            <span
              id={`${ticketId}-about`}
              className={cn("flex min-w-0 flex-1 items-center gap-1.5", alone?.dissolve)}
            >
              <span className={cn("flex min-w-0 flex-1 items-center gap-1.5", alone?.who)}>
                <Who customer={customer} customers={ticket.customers} />
              </span>
              <RowTags names={ticket.tags} className={alone?.tag} />
              <span className={cn("flex shrink-0 ps-1.5", alone?.priority)}>
                <PriorityIcon priority={priority} />
              </span>
              <Assignee assignee={assignee} className={alone?.assignee} />
            </span>
          </span>
        </span>
      </AppLink>
    </div>
  );
}

function Assignee({ assignee, className }: Pick<Ticket, "assignee"> & { className?: string }) {
  return (
    <span className={cn("flex shrink-0", className)} title={assignee?.name}>
      {assignee ? (
        <Avatar name={assignee.name} id={assignee.id} label={`Assigned to ${assignee.name}`} />
      ) : (
        <NobodyAvatar />
      )}
    </span>
  );
}
