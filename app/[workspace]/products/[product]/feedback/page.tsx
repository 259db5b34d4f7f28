import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentViewer } from "#app/current-viewer.ts";
import { PageBar } from "#components/shell/page-bar.tsx";
import { requireMember } from "#lib/auth/require-member.ts";
import { countViews } from "#lib/feedback/inbox/count-views.ts";
import { listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { findProduct } from "#lib/products/find-product.ts";
import { readPlace } from "./feedback-path.ts";
import { ArchivedNote } from "./inbox/archived-note.tsx";
import { FirstSteps } from "./inbox/first-steps.tsx";
import { NothingHere } from "./inbox/nothing-here.tsx";
import { pageSize, TicketList } from "./inbox/ticket-list.tsx";
import { ViewTabs } from "./inbox/view-tabs.tsx";

type FeedbackPageProps = {
  params: Promise<{ workspace: string; product: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: FeedbackPageProps): Promise<Metadata> {
  const { workspace, product: key } = await params;
  const product = await findProduct(await requireMember(workspace), key);
  return { title: product ? `Feedback · ${product.name}` : "Not found" };
}

export default async function FeedbackPage({ params, searchParams }: FeedbackPageProps) {
  const { workspace, product: key } = await params;
  const member = await requireMember(workspace);
  const product = (await findProduct(member, key)) ?? notFound();
  const place = readPlace({ workspace, product: key }, await searchParams);
  const [viewer, counts, page] = await Promise.all([
    currentViewer(),
    countViews(member, product.id),
    listTickets(member, { ...place, productId: product.id, limit: pageSize }),
  ]);
  return (
    <>
      <PageBar
        title="Feedback"
        crumbs={[{ label: product.name }]}
        tabs={<ViewTabs place={place} counts={counts} />}
      />
      {product.archivedAt && (
        <ArchivedNote workspace={workspace} productKey={key} isEmpty={counts.all === 0} />
      )}
      {counts.all === 0 && !product.archivedAt && <FirstSteps member={member} product={product} />}
      {counts.all !== 0 && page.tickets.length === 0 && (
        <NothingHere member={member} productId={product.id} place={place} />
      )}
      {page.tickets.length > 0 && <TicketList {...page} place={place} viewer={viewer} />}
    </>
  );
}
