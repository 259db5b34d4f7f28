import {
  CustomerAvatar,
  namelessCustomer,
} from "#app/[workspace]/products/[product]/feedback/nameless-customer.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { CustomerText } from "#components/customer-text.tsx";
import { formatDate, formatDateTime, formatExactTime } from "#components/ui/format-time.ts";
import { cn } from "#lib/cn.ts";
import type { Message } from "#lib/feedback/ticket/find-conversation.ts";
import type { TicketView } from "#lib/feedback/ticket/find-ticket.ts";
import { Attachments } from "./attachments.tsx";
import { Fold } from "./fold.tsx";

type ThreadMessageProps = { message: Message; ticket: TicketView; viewer: Viewer };

const nameless = { teammate: "Teammate", bot: "Bot" };

export function ThreadMessage({ message, ticket, viewer }: ThreadMessageProps) {
  const { authorKind, authorName, isErased, isRedacted, body, attachments, writtenAt } = message;
  const { customer, conversation } = ticket;
  const isCustomer = authorKind === "customer";
  const name = authorName ?? (isCustomer && !isErased ? customer.name : null);
  const isTheCustomer = isCustomer && !isErased && name === customer.name;
  const side = isTheCustomer ? customer.company?.name : conversation?.intercomWorkspaceName;
  return (
    <article className="grid grid-cols-[28px_minmax(0,1fr)] gap-x-3">
      <CustomerAvatar
        customer={{ name, isErased, id: isTheCustomer ? customer.id : (name ?? authorKind) }}
        size={28}
      />
      <div className="min-w-0">
        <div className="flex min-w-0 items-baseline gap-2 text-12 text-text-3 leading-4.5">
          <h3 className="min-w-0 max-w-3/4 shrink-0 truncate font-semibold text-13 text-text">
            <bdi>
              {name ?? (isCustomer ? namelessCustomer({ isErased }) : nameless[authorKind])}
            </bdi>
          </h3>
          {side && (!isCustomer || isTheCustomer) && <bdi className="min-w-0 truncate">{side}</bdi>}
          {authorKind === "bot" && <span className="shrink-0">Bot</span>}
          <time
            dateTime={writtenAt.toISOString()}
            title={formatExactTime(writtenAt, viewer)}
            className="nums ms-auto shrink-0"
          >
            {shortTime(writtenAt, viewer)}
          </time>
        </div>
        {body.length > 0 ? (
          <Fold nodes={body}>
            <CustomerText
              nodes={body}
              className={cn("mt-0.5 text-pretty text-14", !isCustomer && "text-text-2")}
            />
          </Fold>
        ) : (
          attachments.length === 0 && (
            <p className="mt-0.5 text-14 text-text-3">{withoutWords({ isErased, isRedacted })}</p>
          )
        )}
        <Attachments files={attachments} />
      </div>
    </article>
  );
}

function withoutWords({ isErased, isRedacted }: Pick<Message, "isErased" | "isRedacted">): string {
  if (isErased) return "Erased";
  return isRedacted ? "Deleted in Intercom" : "No text";
}

/** "13:47" today, "12 May, 13:47" before. */
function shortTime(value: Date, viewer: Viewer): string {
  const full = formatDateTime(value, viewer);
  const isToday = formatDate(value, viewer) === formatDate(viewer.now, viewer);
  return isToday ? (full.split(", ").at(-1) ?? full) : full;
}
