import { Quote as QuoteIcon } from "lucide-react";
import type { Viewer } from "#app/current-viewer.ts";
import type { Conversation, Message } from "#lib/feedback/ticket/find-conversation.ts";
import type { TicketWords } from "#lib/feedback/ticket/read-words.ts";
import { MessageList } from "./message-list.tsx";
import { ThreadMessage } from "./thread-message.tsx";

type ThreadProps = {
  conversation: Conversation;
  ticket: TicketWords;
  viewer: Viewer;
  /** What was written after it is new to the reader; null for everything or nothing. */
  readAt?: Date | null;
};

export function Thread({ conversation, ticket, viewer, readAt = null }: ThreadProps) {
  const { messages, isPartial, isDeleted } = conversation;
  const heading = `conversation-${ticket.ticketId}`;
  const count = messages.length.toLocaleString("en");
  const firstNew = readAt && messages.find(({ writtenAt }) => writtenAt > readAt);
  return (
    <section aria-labelledby={heading} className="mt-7">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-2">
        <h2 id={heading} className="font-semibold text-13">
          Conversation
        </h2>
        <span className="nums text-text-3">
          {count} {messages.length === 1 ? "message" : "messages"}
        </span>
        <span className="ms-auto text-12 text-text-3">
          {isDeleted ? "Deleted in Intercom, kept here" : "Read only, from Intercom"}
        </span>
      </div>
      {isPartial && (
        <p className="mb-4 rounded-md bg-sunken px-3 py-2 text-12 text-text-3 inset-ring inset-ring-line">
          Showing the newest {count} messages. Intercom keeps the earlier ones.
        </p>
      )}
      <MessageList
        key={ticket.id}
        ids={messages.map(({ messageId }) => messageId)}
        firstNew={firstNew?.messageId ?? null}
      >
        {messages.map((message) => (
          <ThreadItem key={message.messageId} {...{ message, ticket, viewer }} />
        ))}
      </MessageList>
    </section>
  );
}

type ThreadItemProps = { message: Message; ticket: TicketWords; viewer: Viewer };

/** What is quoted above is not said twice. */
function ThreadItem({ message, ticket, viewer }: ThreadItemProps) {
  const quote = ticket.quotes.find(({ messageId }) => messageId === message.messageId);
  if (!quote) return <ThreadMessage message={message} ticket={ticket} viewer={viewer} />;
  return (
    <a
      href={`#quote-${quote.id}`}
      className="grid grid-cols-[28px_minmax(0,1fr)] items-center gap-x-3 rounded-sm text-12 text-text-3 leading-4.5 hover:text-text-2"
    >
      <QuoteIcon aria-hidden className="size-3.5 justify-self-center" />
      <span>
        <bdi>{nameOf(message, ticket)}</bdi> wrote the tagged message shown above
      </span>
    </a>
  );
}

function nameOf({ authorName, isErased }: Message, { customer }: TicketWords): string {
  if (isErased) return "An erased person";
  return authorName ?? customer.name ?? "The customer";
}
