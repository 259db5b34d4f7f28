import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListFrame } from "#app/[workspace]/contacts/list-frame.tsx";
import { writeCounted } from "#app/[workspace]/contacts/write-count.ts";
import { currentViewer } from "#app/current-viewer.ts";
import { PageBar } from "#components/shell/page-bar.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { isAdmin } from "#lib/auth/member.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { listDeleted } from "#lib/feedback/inbox/list-deleted.ts";
import { findProduct } from "#lib/products/find-product.ts";
import { DeletedTable } from "./deleted-table.tsx";

type DeletedPageProps = {
  params: Promise<{ workspace: string; product: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const pageSize = 50;

export async function generateMetadata({ params }: DeletedPageProps): Promise<Metadata> {
  const { workspace, product: key } = await params;
  const product = await findProduct(await requireMember(workspace), key);
  return { title: product ? `Deleted tickets · ${product.name}` : "Not found" };
}

export default async function DeletedPage({ params, searchParams }: DeletedPageProps) {
  const { workspace, product: key } = await params;
  const member = await requireMember(workspace);
  const product = (await findProduct(member, key)) ?? notFound();
  const [cursor = null] = [(await searchParams).page].flat();
  const [viewer, { tickets, previous, next, count }] = await Promise.all([
    currentViewer(),
    listDeleted(member, { productId: product.id, cursor, limit: pageSize }),
  ]);
  const inbox = `/${workspace}/products/${key}/feedback`;
  const here = `${inbox}/deleted`;
  const isArchived = product.archivedAt !== null;
  const mayRestore = isAdmin(member) && !isArchived;
  return (
    <>
      <PageBar
        title="Deleted tickets"
        crumbs={[{ label: product.name }, { label: "Feedback", href: inbox }]}
      />
      <ListFrame
        label="Deleted tickets"
        id={cursor ? `${here}?page=${cursor}` : here}
        filters={count > 0 && <WhoRestores isArchived={isArchived} mayRestore={mayRestore} />}
        counted={`${writeCounted(count, "ticket", "tickets")} deleted`}
        previous={previous && `${here}?page=${previous}`}
        next={next && `${here}?page=${next}`}
      >
        {tickets.length > 0 ? (
          <DeletedTable {...{ tickets, inbox, workspace, viewer, mayRestore }} />
        ) : (
          <EmptyState
            title={count > 0 ? "No deleted tickets are left here" : "No ticket is deleted"}
            action={
              count > 0 ? (
                <ButtonLink href={here}>Show the latest</ButtonLink>
              ) : (
                <ButtonLink href={inbox}>Back to Feedback</ButtonLink>
              )
            }
          >
            Whatever is deleted from this inbox is listed here and can be restored.
          </EmptyState>
        )}
      </ListFrame>
    </>
  );
}

function WhoRestores({ isArchived, mayRestore }: { isArchived: boolean; mayRestore: boolean }) {
  return (
    <p className="min-w-0 flex-1 text-pretty text-text-3">
      {isArchived && "This product is archived. Once it is restored, its tickets can be too."}
      {!isArchived && !mayRestore && "An owner or admin can restore them."}
      {mayRestore && "They are in no list until somebody restores them."}
    </p>
  );
}
