import type { Viewer } from "#app/current-viewer.ts";
import type { TicketView } from "#lib/feedback/ticket/find-ticket.ts";
import { inboxUrl } from "#lib/intercom/regions.ts";
import { Activity } from "./activity.tsx";
import { Properties } from "./properties.tsx";
import { QuoteCard } from "./quote-card.tsx";
import { Thread } from "./thread.tsx";

type TicketDetailProps = {
  ticket: TicketView;
  workspace: string;
  members: { userId: string; name: string }[];
  viewer: Viewer;
};

/** With room for it, the properties stand beside what the customer said; else between title and quote. */
export function TicketDetail({ ticket, workspace, members, viewer }: TicketDetailProps) {
  const { conversation, quotes } = ticket;
  const [first, ...more] = quotes;
  return (
    <article
      aria-labelledby="ticket-title"
      tabIndex={-1}
      className="@container relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden outline-none [overflow-wrap:anywhere]"
    >
      <div className="grid min-h-full grid-cols-[minmax(0,1fr)] content-start @min-[820px]:content-stretch @min-[820px]:grid-cols-[minmax(0,1fr)_var(--drawer-width)] @min-[820px]:grid-rows-[auto_1fr]">
        <header className="mx-auto w-full max-w-(--read-width) px-6 pt-5.5 max-md:px-4 @min-[820px]:max-w-[calc(var(--read-width)+64px)] @min-[820px]:px-8 @min-[820px]:pt-8">
          <h1
            id="ticket-title"
            dir="auto"
            className="text-balance font-semibold text-18 tracking-tight [overflow-wrap:anywhere] max-md:text-22 @min-[820px]:text-22"
          >
            {ticket.title}
          </h1>
          {ticket.description && (
            <p
              dir="auto"
              className="mt-1.5 whitespace-pre-wrap text-14 text-text-2 [overflow-wrap:anywhere]"
            >
              {ticket.description}
            </p>
          )}
        </header>
        <Properties ticket={ticket} workspace={workspace} members={members} viewer={viewer} />
        <div className="mx-auto w-full max-w-(--read-width) min-w-0 px-6 pt-4 pb-10 max-md:px-4 @min-[820px]:max-w-[calc(var(--read-width)+64px)] @min-[820px]:px-8">
          <QuoteCard
            ticket={ticket}
            quote={first ?? null}
            workspace={workspace}
            intercomUrl={conversation && !conversation.deletedAt ? inboxUrl(conversation) : null}
            viewer={viewer}
          />
          {more.map((quote) => (
            <QuoteCard
              key={quote.id}
              ticket={ticket}
              quote={quote}
              workspace={workspace}
              intercomUrl={null}
              viewer={viewer}
              isLater
            />
          ))}
          {conversation && <Thread conversation={conversation} ticket={ticket} viewer={viewer} />}
          <Activity lines={ticket.activity} viewer={viewer} />
        </div>
      </div>
    </article>
  );
}
