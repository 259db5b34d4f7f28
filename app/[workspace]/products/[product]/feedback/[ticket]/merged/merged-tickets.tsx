import { QuoteCard } from "#app/[workspace]/products/[product]/feedback/[ticket]/messages/quote-card.tsx";
import { Thread } from "#app/[workspace]/products/[product]/feedback/[ticket]/messages/thread.tsx";
import { undoMerge } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import { namelessCustomer } from "#app/[workspace]/products/[product]/feedback/nameless-customer.tsx";
import type { Viewer } from "#app/current-viewer.ts";
import { Form } from "#components/ui/form.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { MergedTicket } from "#lib/feedback/ticket/merging/list-merged.ts";

type MergedTicketsProps = { merged: MergedTicket[]; workspace: string; viewer: Viewer };

/** What each of them says, where it is said now. */
export function MergedTickets({ merged, workspace, viewer }: MergedTicketsProps) {
  if (merged.length === 0) return null;
  return (
    <section aria-labelledby="merged-tickets" className="mt-7 border-t pt-5">
      <h2 id="merged-tickets" className="font-semibold text-13">
        Merged tickets <span className="nums font-regular text-text-3">{merged.length}</span>
      </h2>
      {merged.map((ticket) => (
        <MergedOne key={ticket.id} {...{ ticket, workspace, viewer }} />
      ))}
    </section>
  );
}

type MergedOneProps = { ticket: MergedTicket; workspace: string; viewer: Viewer };

function MergedOne({ ticket, workspace, viewer }: MergedOneProps) {
  const { ticketId, title, customer, quotes, conversation, mergedBy, mergedAt } = ticket;
  const [first, ...more] = quotes;
  const shown = { ticket, workspace, viewer };
  return (
    <article aria-labelledby={`merged-${ticketId}`} className="mt-4">
      <div className="mb-2.5 flex min-w-0 items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 id={`merged-${ticketId}`} className="font-medium [overflow-wrap:anywhere]">
            {ticketId} <bdi>{title}</bdi>
          </h3>
          <p className="text-12 text-text-3">
            <bdi>{customer.name ?? namelessCustomer(customer)}</bdi>
            {mergedBy && mergedAt && (
              <>
                {" · merged by "}
                <bdi>{mergedBy}</bdi>, <RelativeTime value={mergedAt} {...viewer} />
              </>
            )}
          </p>
        </div>
        <Form action={undoMerge} workspace={workspace} fields={{ ticketId }}>
          <SubmitButton
            variant="secondary"
            size="sm"
            busyLabel="Undoing"
            aria-label={`Undo the merge of ${ticketId}`}
          >
            Undo
          </SubmitButton>
        </Form>
      </div>
      <QuoteCard {...shown} quote={first ?? null} />
      {more.map((quote) => (
        <QuoteCard key={quote.id} {...shown} quote={quote} isLater />
      ))}
      {conversation && (
        <details className="mt-2">
          <summary className="w-fit cursor-default rounded-sm text-12 text-text-3 hover:text-text">
            Show the conversation
          </summary>
          <Thread conversation={conversation} ticket={ticket} viewer={viewer} />
        </details>
      )}
    </article>
  );
}
