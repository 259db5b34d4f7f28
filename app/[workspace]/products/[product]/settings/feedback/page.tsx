import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isAdmin } from "#lib/auth/member.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { type ConnectionView, findConnection } from "#lib/intercom/connection/find-connection.ts";
import { findProductSync } from "#lib/intercom/settings/find-product-sync.ts";
import { findProduct } from "#lib/products/find-product.ts";
import { NotAvailable } from "./not-available.tsx";
import { SyncCard } from "./sync-card.tsx";
import { TagSection } from "./tag-section.tsx";

type ProductFeedbackPageProps = { params: Promise<{ workspace: string; product: string }> };

export const metadata: Metadata = { title: "Feedback · Product settings" };

export default async function ProductFeedbackPage({ params }: ProductFeedbackPageProps) {
  const { workspace, product: key } = await params;
  const member = await requireMember(workspace);
  const product = (await findProduct(member, key)) ?? notFound();
  const connection = await findConnection(member);
  const isLive = "intercomAppId" in connection;
  const sync = await findProductSync(member, product.id);
  const mayChange = isAdmin(member) && product.archivedAt === null;
  return (
    <>
      <div>
        <h2 className="font-semibold text-18 tracking-tight">Intercom</h2>
        <p className="text-text-3">{connectionWords(connection)}</p>
      </div>
      <SyncCard
        workspace={workspace}
        productId={product.id}
        checked={isLive && sync.on}
        disabled={!mayChange || !isLive}
      >
        {isLive && product.archivedAt === null ? (
          <TagSection
            member={member}
            connection={connection}
            product={product}
            sync={sync}
            mayChange={mayChange}
          />
        ) : (
          <NotAvailable member={member} archived={product.archivedAt !== null} />
        )}
      </SyncCard>
    </>
  );
}

function connectionWords(connection: ConnectionView): string {
  if (!("intercomAppId" in connection)) return "Not connected";
  const { state, intercomWorkspaceName, region } = connection;
  const where = `${intercomWorkspaceName} (${region})`;
  return state === "connected" ? `Connected to ${where}` : `${where} has to be reconnected`;
}
