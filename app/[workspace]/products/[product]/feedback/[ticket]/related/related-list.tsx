import { type ReactNode, useId } from "react";
import { AppLink } from "#components/ui/app-link.tsx";
import { StatusIcon } from "#components/ui/status-icon.tsx";
import type { OtherTicket } from "#lib/feedback/ticket/related/list-others.ts";

type Related = OtherTicket & { about?: string | null; action?: ReactNode };

type RelatedListProps = {
  title: ReactNode;
  tickets: Related[];
  count: number;
  workspace: string;
  /** Where all of them are, if these are only the newest. */
  all?: string | null;
};

export function RelatedList({ title, tickets, count, workspace, all }: RelatedListProps) {
  const id = useId();
  if (tickets.length === 0) return null;
  return (
    <section aria-labelledby={id} className="border-t pt-4">
      <h2 id={id} className="mb-1.5 truncate font-semibold text-13">
        {title} <span className="nums font-regular text-text-3">{count.toLocaleString("en")}</span>
      </h2>
      <ul className="-mx-2 grid">
        {tickets.map((ticket) => (
          <RelatedItem key={ticket.ticketId} ticket={ticket} workspace={workspace} />
        ))}
      </ul>
      {all && count > tickets.length && (
        <AppLink href={all} className="link mt-1.5 inline-block text-12">
          All {count.toLocaleString("en")} tickets
        </AppLink>
      )}
    </section>
  );
}

function RelatedItem({ ticket, workspace }: { ticket: Related; workspace: string }) {
  const { ticketId, productKey, title, status, about, action } = ticket;
  return (
    <li className="group/related relative">
      <AppLink
        href={`/${workspace}/products/${productKey}/feedback/${ticketId}?view=all`}
        className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 rounded-md px-2 py-1.5 transition-colors hover:bg-hover"
      >
        <StatusIcon status={status} className="mt-0.5" />
        <span dir="auto" className="line-clamp-2 text-left [overflow-wrap:anywhere]">
          {title}
        </span>
        <span className="col-start-2 truncate pe-14 text-12 text-text-3">
          {ticketId}
          {about && (
            <>
              {" · "}
              <bdi>{about}</bdi>
            </>
          )}
        </span>
      </AppLink>
      {action && (
        <span className="absolute end-2 bottom-1 opacity-0 transition-opacity focus-within:opacity-100 group-hover/related:opacity-100 pointer-coarse:opacity-100">
          {action}
        </span>
      )}
    </li>
  );
}
