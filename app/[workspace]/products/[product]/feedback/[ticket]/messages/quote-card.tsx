import { ArrowUpRight, Tag } from "lucide-react";
import { Provenance } from "#app/[workspace]/products/[product]/feedback/[ticket]/properties/provenance.tsx";
import {
  CustomerAvatar,
  namelessCustomer,
} from "#app/[workspace]/products/[product]/feedback/nameless-customer.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { CustomerText } from "#components/customer-text.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { cn } from "#lib/cn.ts";
import type { Message } from "#lib/feedback/ticket/find-conversation.ts";
import type { Quote, TicketWords } from "#lib/feedback/ticket/read-words.ts";
import { inboxUrl } from "#lib/intercom/regions.ts";
import { Attachments } from "./attachments.tsx";
import { Fold } from "./fold.tsx";
import { RetryFile } from "./retry-file.tsx";

type QuoteCardProps = {
  ticket: TicketWords;
  /** Null where the conversation held no message at all. */
  quote: Quote | null;
  workspace: string;
  viewer: Viewer;
  isLater?: boolean;
};

export function QuoteCard(props: QuoteCardProps) {
  const { ticket, quote, workspace, viewer, isLater } = props;
  const { ticketId, customer, conversation } = ticket;
  const intercomUrl =
    conversation && !conversation.isDeleted && !isLater ? inboxUrl(conversation) : null;
  const isCustomer = quote === null || quote.authorKind === "customer";
  const isErased = quote?.isErased ?? customer.isErased;
  const known = isCustomer ? (quote?.authorName ?? customer.name) : quote.authorName;
  const name = isErased ? null : known;
  const message = conversation?.messages.find((one) => one.messageId === quote?.messageId);
  const messageId = message?.messageId ?? "";
  return (
    <figure
      id={quote ? `quote-${quote.id}` : undefined}
      className={cn(
        "scroll-mt-4 rounded-xl bg-sunken px-5 pt-4.5 pb-3.5 inset-ring inset-ring-line",
        isLater && "mt-4",
      )}
    >
      <div className="mb-3 flex min-w-0 items-center gap-2.5">
        <CustomerAvatar
          customer={{ name, isErased, id: isCustomer ? customer.id : (name ?? "") }}
          size={36}
        />
        <div className="min-w-0 flex-1">
          <Author
            name={name ?? (isCustomer ? namelessCustomer({ isErased }) : "Teammate")}
            // A conversation may have several customers; the ticket is about one of them.
            href={
              isCustomer && customer.contactId && (name === customer.name || !quote)
                ? `/${workspace}/contacts/${customer.contactId}`
                : null
            }
          />
          {isErased ? (
            <span className="block truncate text-12 text-text-3 leading-4">
              Personal data was erased
            </span>
          ) : (
            <Subtitle ticket={ticket} isCustomer={isCustomer} shownName={name} />
          )}
        </div>
        {intercomUrl && (
          <ButtonLink external href={intercomUrl} size="sm" className="max-md:hidden">
            Open in Intercom
            <ArrowUpRight aria-hidden />
          </ButtonLink>
        )}
      </div>
      {quote && quote.body.length > 0 ? (
        <Fold nodes={quote.body}>
          <blockquote>
            <CustomerText
              nodes={quote.body}
              beside={(position, file) => (
                <RetryFile {...{ ticketId, messageId, position }} name={file} />
              )}
              className="text-pretty text-16 tracking-tight"
            />
          </blockquote>
        </Fold>
      ) : (
        <p className="text-14 text-text-3">
          {isErased ? "What this person wrote was erased." : withoutText(message)}
        </p>
      )}
      <Attachments files={message?.attachments ?? []} {...{ ticketId, messageId }} />
      <figcaption className="mt-3.5 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2 border-t pt-3 text-12 text-text-3">
        <span className="flex min-w-0 gap-2">
          <Tag aria-hidden className="mt-px size-3.5 shrink-0" />
          <Provenance ticket={ticket} quote={quote} viewer={viewer} isLater={isLater} />
        </span>
        {conversation?.isDeleted && !isLater && <span>Conversation deleted in Intercom</span>}
        {intercomUrl && (
          <a
            href={intercomUrl}
            target="_blank"
            rel="noopener noreferrer"
            className="hit flex items-center gap-0.75 whitespace-nowrap ps-5.5 text-text md:hidden"
          >
            <span className="link">Open in Intercom</span>
            <ArrowUpRight aria-hidden className="size-3.5" />
          </a>
        )}
      </figcaption>
    </figure>
  );
}

function withoutText(message: Message | undefined): string {
  if (message?.isRedacted) return "Removed in Intercom.";
  const files = message?.attachments.length ?? 0;
  return files > 0 ? "Sent without text." : "The tagged message has no text.";
}

function Author({ name, href }: { name: string; href: string | null }) {
  const text = (
    <bdi className="block truncate text-left font-medium leading-4.5" title={name}>
      {name}
    </bdi>
  );
  if (!href) return text;
  return (
    <AppLink href={href} className="hit block w-fit max-w-full hover:underline">
      {text}
    </AppLink>
  );
}

type SubtitleProps = { ticket: TicketWords; isCustomer: boolean; shownName: string | null };

function Subtitle({ ticket, isCustomer, shownName }: SubtitleProps) {
  const { customer, conversation } = ticket;
  const parts = isCustomer
    ? [customer.company?.name, customer.email === shownName ? null : customer.email]
    : [conversation?.intercomWorkspaceName];
  const shown = parts.filter((part) => part !== null && part !== undefined);
  return (
    <span className="block truncate text-12 text-text-3 leading-4">
      {shown.map((part, index) => (
        <span key={part}>
          {index > 0 && " · "}
          <bdi>{part}</bdi>
        </span>
      ))}
      {isCustomer && shown.length === 0 && "No company"}
    </span>
  );
}
