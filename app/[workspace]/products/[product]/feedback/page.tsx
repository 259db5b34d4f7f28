import type { Metadata } from "next";
import { requireMember } from "#lib/auth/require-member.ts";
import { findProduct } from "#lib/products/find-product.ts";

type FeedbackPageProps = { params: Promise<{ workspace: string; product: string }> };

export async function generateMetadata({ params }: FeedbackPageProps): Promise<Metadata> {
  const { workspace, product: key } = await params;
  const product = await findProduct(await requireMember(workspace), key);
  return { title: product ? `Feedback · ${product.name}` : "Not found" };
}

/** The list alone, which is the layout's. */
export default async function FeedbackPage({ params }: FeedbackPageProps) {
  await requireMember((await params).workspace);
  return null;
}
