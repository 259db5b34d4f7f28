import { Quote as QuoteIcon } from "lucide-react";
import type { Viewer } from "#app/current-viewer.ts";
import type { Conversation, Message } from "#lib/feedback/ticket/find-conversation.ts";
import type { TicketView } from "#lib/feedback/ticket/find-ticket.ts";
import { ThreadMessage } from "./thread-message.tsx";

type ThreadProps = { conversation: Conversation; ticket: TicketView; viewer: Viewer };

export function Thread({ conversation, ticket, viewer }: ThreadProps) {
  const { messages, isPartial, deletedAt } = conversation;
  const quoted = new Set(ticket.quotes.map(({ messageId }) => messageId));
  const count = messages.length.toLocaleString("en");
  return (
    <section aria-labelledby="conversation" className="mt-7">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-2">
        <h2 id="conversation" className="font-semibold text-13">
          Conversation
        </h2>
        <span className="nums text-text-3">
          {count} {messages.length === 1 ? "message" : "messages"}
        </span>
        <span className="ms-auto text-12 text-text-3">
          {deletedAt ? "Deleted in Intercom, kept here" : "Read only, from Intercom"}
        </span>
      </div>
      {isPartial && (
        <p className="mb-4 rounded-md bg-sunken px-3 py-2 text-12 text-text-3 inset-ring inset-ring-line">
          Showing the newest 500 messages. Intercom keeps the earlier ones.
        </p>
      )}
      <ol className="grid gap-4.5">
        {messages.map((message) => (
          <li key={message.messageId} className="min-w-0">
            {quoted.has(message.messageId) ? (
              <a
                href={`#quote-${message.messageId}`}
                className="grid grid-cols-[28px_minmax(0,1fr)] items-center gap-x-3 rounded-sm text-12 text-text-3 leading-4.5 hover:text-text-2"
              >
                <QuoteIcon aria-hidden className="size-3.5 justify-self-center" />
                <span>
                  <bdi>{nameOf(message, ticket)}</bdi> wrote the tagged message shown above
                </span>
              </a>
            ) : (
              <ThreadMessage message={message} ticket={ticket} viewer={viewer} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function nameOf({ authorName, isErased }: Message, { customer }: TicketView): string {
  if (isErased) return "An erased person";
  return authorName ?? customer.name ?? "The customer";
}
