import { redirect } from "next/navigation";
import { requireMember } from "#lib/auth/require-member.ts";
import { listProducts } from "#lib/products/list-products.ts";

type WorkspacePageProps = { params: Promise<{ workspace: string }> };

export default async function WorkspacePage({ params }: WorkspacePageProps) {
  const member = await requireMember((await params).workspace);
  const first = (await listProducts(member)).find((product) => !product.archivedAt);
  if (!first) redirect(`/${member.workspaceSlug}/settings`);
  redirect(`/${member.workspaceSlug}/products/${first.key}/feedback`);
}
