import {
  CustomerAvatar,
  namelessCustomer,
} from "#app/[workspace]/products/[product]/feedback/nameless-customer.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { CustomerText } from "#components/customer-text.tsx";
import { formatDate, formatDateTime, formatExactTime } from "#components/ui/format-time.ts";
import { cn } from "#lib/cn.ts";
import type { Message } from "#lib/feedback/ticket/find-conversation.ts";
import type { TicketWords } from "#lib/feedback/ticket/read-words.ts";
import { Attachments } from "./attachments.tsx";
import { Fold } from "./fold.tsx";
import { RetryFile } from "./retry-file.tsx";

type ThreadMessageProps = { message: Message; ticket: TicketWords; viewer: Viewer };

const nameless = { teammate: "Teammate", bot: "Bot" };

export function ThreadMessage({ message, ticket, viewer }: ThreadMessageProps) {
  const { authorKind, authorName, isErased, body, attachments, writtenAt } = message;
  const { ticketId, customer, conversation } = ticket;
  const { messageId } = message;
  const isCustomer = authorKind === "customer";
  const name = authorName ?? (isCustomer && !isErased ? customer.name : null);
  const isTheCustomer = isCustomer && !isErased && name === customer.name;
  const side = isTheCustomer ? customer.company?.name : conversation?.intercomWorkspaceName;
  return (
    <article>
      <CustomerAvatar
        customer={{ name, isErased, id: isTheCustomer ? customer.id : (name ?? authorKind) }}
        size={28}
      />
      <div>
        <header>
          <h3>
            <bdi>
              {name ?? (isCustomer ? namelessCustomer({ isErased }) : nameless[authorKind])}
            </bdi>
          </h3>
          {side && (!isCustomer || isTheCustomer) && <bdi>{side}</bdi>}
          {authorKind === "bot" && <span>Bot</span>}
          <time dateTime={writtenAt.toISOString()} title={formatExactTime(writtenAt, viewer)}>
            {shortTime(writtenAt, viewer)}
          </time>
        </header>
        {body.length > 0 ? (
          <Fold nodes={body}>
            <CustomerText
              nodes={body}
              beside={(position, file) => (
                <RetryFile {...{ ticketId, messageId, position }} name={file} />
              )}
              className={cn("mt-0.5 text-pretty text-14", !isCustomer && "text-text-2")}
            />
          </Fold>
        ) : (
          attachments.length === 0 && <p>{withoutWords(message)}</p>
        )}
        <Attachments files={attachments} {...{ ticketId, messageId }} />
      </div>
    </article>
  );
}

function withoutWords({ isErased, isRedacted }: Message): string {
  if (isErased) return "Erased";
  return isRedacted ? "Removed in Intercom" : "No text";
}

/** "13:47" today, "12 May, 13:47" before. */
function shortTime(value: Date, viewer: Viewer): string {
  const full = formatDateTime(value, viewer);
  const isToday = formatDate(value, viewer) === formatDate(viewer.now, viewer);
  return isToday ? (full.split(", ").at(-1) ?? full) : full;
}
