import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  feedbackPath,
  readPlace,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import { currentViewer } from "#app/current-viewer.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { findNeighbours } from "#lib/feedback/inbox/find-neighbours.ts";
import { findProduct } from "#lib/products/find-product.ts";
import { listMembers } from "#lib/workspaces/members/list-members.ts";
import { loadTicket } from "./load-ticket.ts";
import { MarkAsRead } from "./mark-as-read.tsx";
import { PaneBar } from "./pane-bar.tsx";
import { TicketBar } from "./ticket-bar.tsx";
import { TicketDetail } from "./ticket-detail.tsx";

type TicketPageProps = {
  params: Promise<{ workspace: string; product: string; ticket: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: TicketPageProps): Promise<Metadata> {
  const { workspace, product, ticket: ticketId } = await params;
  const ticket = await loadTicket(await requireMember(workspace), product, ticketId);
  return { title: ticket ? `${ticketId} ${ticket.title}` : "Not found" };
}

export default async function TicketPage({ params, searchParams }: TicketPageProps) {
  const { workspace, product: productKey, ticket: ticketId } = await params;
  const member = await requireMember(workspace);
  const [product, ticket] = await Promise.all([
    findProduct(member, productKey),
    loadTicket(member, productKey, ticketId),
  ]);
  if (!product || !ticket) notFound();
  const place = readPlace({ workspace, product: productKey }, await searchParams);
  const inbox = { ...place, productId: product.id };
  const [viewer, neighbours, members] = await Promise.all([
    currentViewer(),
    findNeighbours(member, { ...inbox, ticketId: ticket.id }),
    listMembers(member),
  ]);
  const bar = {
    ticketId,
    previous: neighbours.previous && feedbackPath(place, neighbours.previous),
    next: neighbours.next && feedbackPath(place, neighbours.next),
  };
  return (
    <>
      <div className="flex min-w-0 flex-1 flex-col">
        <TicketBar {...bar} place={place} />
        <PaneBar {...bar} />
        <TicketDetail
          ticket={ticket}
          workspace={workspace}
          members={members.map(({ userId, name }) => ({ userId, name }))}
          viewer={viewer}
        />
      </div>
      {ticket.isUnread && (
        <MarkAsRead
          workspace={workspace}
          ticketId={ticketId}
          seenUntil={ticket.lastCustomerAt.toISOString()}
        />
      )}
    </>
  );
}
