import { Suspense } from "react";
import type { Viewer } from "#app/current-viewer.ts";
import type { Member } from "#lib/auth/member.ts";
import type { TicketView } from "#lib/feedback/ticket/find-ticket.ts";
import { Activity } from "./activity.tsx";
import { Comments } from "./comments/comments.tsx";
import { JustMerged } from "./merged/just-merged.tsx";
import { MergedTickets } from "./merged/merged-tickets.tsx";
import { QuoteCard } from "./messages/quote-card.tsx";
import { Thread } from "./messages/thread.tsx";
import { Properties } from "./properties/properties.tsx";
import { Provenance } from "./properties/provenance.tsx";
import { RelatedTickets } from "./related/related-tickets.tsx";
import { EditableDescription } from "./words/editable-description.tsx";
import { EditableTitle } from "./words/editable-title.tsx";

type TicketDetailProps = {
  member: Member;
  ticket: TicketView;
  members: { userId: string; name: string }[];
  /** The ID of a ticket that one asked for and that is merged into this one. */
  justMerged: string | null;
  viewer: Viewer;
};

/** With room for it, the properties stand beside what the customer said; else between title and quote. */
export function TicketDetail({ member, ticket, members, justMerged, viewer }: TicketDetailProps) {
  const { ticketId, conversation, quotes, merged } = ticket;
  const [first, ...more] = quotes;
  const workspace = member.workspaceSlug;
  const shown = { ticket, workspace, viewer };
  return (
    <article
      aria-labelledby="ticket-title"
      tabIndex={-1}
      className="@container relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden outline-none [overflow-wrap:anywhere]"
    >
      {justMerged && merged.some((one) => one.ticketId === justMerged) && (
        <JustMerged workspace={workspace} ticketId={justMerged} />
      )}
      <div className="grid min-h-full grid-cols-[minmax(0,1fr)] content-start @min-[820px]:content-stretch @min-[820px]:grid-cols-[minmax(0,1fr)_var(--drawer-width)] @min-[820px]:grid-rows-[auto_1fr]">
        <header className={`${column} pt-5.5 @min-[820px]:pt-8`}>
          <EditableTitle key={ticket.id} title={ticket.title} {...{ workspace, ticketId }} />
          <EditableDescription
            key={ticketId}
            description={ticket.description}
            {...{ workspace, ticketId }}
          />
        </header>
        <aside
          aria-label="Properties"
          className="contents @min-[820px]:col-start-2 @min-[820px]:row-span-2 @min-[820px]:row-start-1 @min-[820px]:block @min-[820px]:border-s"
        >
          <div className="contents @min-[820px]:sticky @min-[820px]:top-0 @min-[820px]:grid @min-[820px]:max-h-[calc(100dvh-var(--bar)-var(--bar-sub))] @min-[820px]:gap-5 @min-[820px]:overflow-y-auto @min-[820px]:p-5">
            <div className={`${beside} pt-3 @min-[820px]:pt-0`}>
              <Properties members={members} {...shown} />
            </div>
            <div className={`${beside} order-1 grid gap-5 pb-10 empty:hidden @min-[820px]:pb-0`}>
              <Suspense>
                <RelatedTickets member={member} ticket={ticket} />
              </Suspense>
            </div>
          </div>
        </aside>
        <div className={`${column} min-w-0 pt-4 pb-10`}>
          {ticket.source === "manual" && !first ? (
            <p className="text-12 text-text-3">
              <Provenance ticket={ticket} quote={null} viewer={viewer} />
            </p>
          ) : (
            <QuoteCard {...shown} quote={first ?? null} />
          )}
          {more.map((quote) => (
            <QuoteCard key={quote.id} {...shown} quote={quote} isLater />
          ))}
          {conversation && <Thread {...{ conversation, ticket, viewer }} readAt={ticket.readAt} />}
          <MergedTickets {...{ merged, workspace, viewer }} />
          <Activity lines={ticket.activity} viewer={viewer} />
          <Comments ticket={ticket} workspace={workspace} members={members} viewer={viewer} />
        </div>
      </div>
    </article>
  );
}

const column =
  "mx-auto w-full max-w-(--read-width) px-6 max-md:px-4 @min-[820px]:max-w-[calc(var(--read-width)+64px)] @min-[820px]:px-8";

const beside = "mx-auto w-full max-w-(--read-width) px-6 max-md:px-4 @min-[820px]:px-0";
