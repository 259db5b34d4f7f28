import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PageBar } from "#components/shell/page-bar.tsx";
import { PageBody } from "#components/shell/page-body.tsx";
import { SectionTabs } from "#components/shell/section-tabs.tsx";
import { requireMember } from "#lib/auth/require-member.ts";
import { findProduct } from "#lib/products/find-product.ts";

type ProductSettingsLayoutProps = {
  params: Promise<{ workspace: string; product: string }>;
  children: ReactNode;
};

export default async function ProductSettingsLayout(props: ProductSettingsLayoutProps) {
  const { workspace, product: key } = await props.params;
  const member = await requireMember(workspace);
  const product = (await findProduct(member, key)) ?? notFound();
  const at = `/${workspace}/products/${key}`;
  const tabs = [
    { href: `${at}/settings`, label: "General" },
    { href: `${at}/settings/feedback`, label: "Feedback" },
  ];
  return (
    <>
      <PageBar
        title="Product settings"
        crumbs={[{ label: product.name, href: `${at}/feedback` }]}
        tabs={<SectionTabs label="Product settings" items={tabs} />}
      />
      <PageBody width="product">{props.children}</PageBody>
    </>
  );
}
