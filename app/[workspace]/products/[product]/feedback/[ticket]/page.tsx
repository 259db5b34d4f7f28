import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  feedbackPath,
  readPlace,
} from "#app/[workspace]/products/[product]/feedback/feedback-path.ts";
import { currentViewer } from "#app/current-viewer.ts";
import { isAdmin } from "#lib/auth/member.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { findNeighbours } from "#lib/feedback/inbox/find-neighbours.ts";
import { listProducts } from "#lib/products/list-products.ts";
import { listMembers } from "#lib/workspaces/members/list-members.ts";
import { PaneBar, ThumbBar } from "./bar/pane-bar.tsx";
import { loadTicket } from "./load-ticket.ts";
import { MarkAsRead } from "./mark-as-read.tsx";
import { Elsewhere } from "./properties/elsewhere.tsx";
import { TicketDetail } from "./ticket-detail.tsx";

type TicketPageProps = {
  params: Promise<{ workspace: string; product: string; ticket: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: TicketPageProps): Promise<Metadata> {
  const { workspace, product, ticket: ticketId } = await params;
  const ticket = await loadTicket(await requireMember(workspace), product, ticketId);
  return { title: ticket ? `${ticketId} ${ticket.title}` : ticketId };
}

export default async function TicketPage({ params, searchParams }: TicketPageProps) {
  const { workspace, product: productKey, ticket: ticketId } = await params;
  const member = await requireMember(workspace);
  const [ticket, products, search] = await Promise.all([
    loadTicket(member, productKey, ticketId),
    listProducts(member),
    searchParams,
  ]);
  const product = products.find(({ key }) => key === productKey) ?? notFound();
  const place = readPlace({ workspace, product: productKey }, search);
  if (!ticket) {
    const isArchived = product.archivedAt !== null;
    return <Elsewhere {...{ member, place, ticketId, isArchived }} />;
  }
  const inbox = { ...place, productId: product.id };
  const [viewer, neighbours, members] = await Promise.all([
    currentViewer(),
    findNeighbours(member, { ...inbox, ticketId: ticket.id }),
    listMembers(member),
  ]);
  const { timeZone } = viewer;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <PaneBar
        {...{ ticket, workspace, timeZone }}
        inbox={feedbackPath(place)}
        previous={neighbours.previous && feedbackPath(place, neighbours.previous)}
        next={neighbours.next && feedbackPath(place, neighbours.next)}
        products={products
          .filter(({ key, archivedAt }) => key !== productKey && !archivedAt)
          .map(({ key, name }) => ({ key, name }))}
        mayDelete={isAdmin(member)}
      />
      <TicketDetail
        {...{ member, ticket, viewer }}
        members={members.map(({ userId, name }) => ({ userId, name }))}
        justMerged={[search.merged].flat()[0] ?? null}
      />
      <ThumbBar {...{ ticket, workspace, timeZone }} />
      <MarkAsRead
        key={ticketId}
        workspace={workspace}
        ticketId={ticketId}
        seenUntil={ticket.lastCustomerAt.toISOString()}
        isUnread={ticket.isUnread}
      />
    </div>
  );
}
