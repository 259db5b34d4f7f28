import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { currentSearch } from "#app/current-search.ts";
import { currentViewer } from "#app/current-viewer.ts";
import { isAdmin } from "#lib/auth/member.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { findBulk } from "#lib/feedback/bulk/find-bulk.ts";
import { findFirstSteps } from "#lib/feedback/inbox/find-first-steps.ts";
import { readInboxQuery, writeInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { listTags } from "#lib/feedback/inbox/list-tags.ts";
import { countViews } from "#lib/feedback/views/count-views.ts";
import { listViews } from "#lib/feedback/views/list-views.ts";
import { findProduct } from "#lib/products/find-product.ts";
import { listMembers } from "#lib/workspaces/members/list-members.ts";
import { Inbox } from "./inbox/inbox.tsx";
import { ArchivedNote } from "./inbox/start/archived-note.tsx";
import { FirstSteps } from "./inbox/start/first-steps.tsx";
import { NothingHere } from "./inbox/start/nothing-here.tsx";
import { Watching } from "./inbox/start/watching.tsx";
import { loadList } from "./load-list.ts";
import { NewTicket } from "./new-ticket/new-ticket.tsx";

type FeedbackLayoutProps = {
  params: Promise<{ workspace: string; product: string }>;
  children: ReactNode;
};

const pageSize = 50;

/** The list stays where it is while tickets are opened beside it. */
export default async function FeedbackLayout({ params, children }: FeedbackLayoutProps) {
  const { workspace, product: productKey } = await params;
  const member = await requireMember(workspace);
  const product = (await findProduct(member, productKey)) ?? notFound();
  const query = readInboxQuery(await currentSearch());
  const inbox = { productId: product.id, query };
  const [viewer, page, counts, members, tags, views, steps, bulk] = await Promise.all([
    currentViewer(),
    loadList(member, { ...inbox, cursor: null, limit: pageSize }),
    countViews(member, product.id),
    listMembers(member),
    listTags(member),
    listViews(member, product.id),
    findFirstSteps(member, product.id),
    findBulk(member, inbox),
  ]);
  const people = members.map(({ userId, name }) => ({ userId, name }));
  const isArchived = product.archivedAt !== null;
  return (
    <Inbox
      frame={{
        ...{ workspace, productKey, tags, viewer, members: people },
        user: { userId: member.userId, name: member.userName },
        isAdmin: isAdmin(member),
      }}
      productName={product.name}
      shown={{ search: writeInboxQuery(query), page }}
      counts={counts}
      views={views}
      bulk={bulk}
      note={
        isArchived &&
        counts.all !== 0 && <ArchivedNote workspace={workspace} productKey={productKey} />
      }
      first={
        isArchived ? (
          <ArchivedNote workspace={workspace} productKey={productKey} isEmpty />
        ) : (
          counts.all === 0 && <FirstSteps member={member} product={product} steps={steps} />
        )
      }
      nothing={<NothingHere watching={<Watching tags={steps.watching} />} />}
      newTicket={
        !isArchived && <NewTicket workspace={workspace} product={productKey} members={people} />
      }
    >
      {children}
    </Inbox>
  );
}
