import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Card, CardBody, CardHeader } from "#components/ui/card.tsx";
import { Form } from "#components/ui/form.tsx";
import { SharedField } from "#components/ui/shared-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isAdmin } from "#lib/auth/member.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { findProduct } from "#lib/products/find-product.ts";
import { renameProduct } from "./actions.ts";
import { ArchiveCard } from "./archive-card.tsx";

export const metadata: Metadata = { title: "General · Product settings" };

type ProductGeneralPageProps = { params: Promise<{ workspace: string; product: string }> };

export default async function ProductGeneralPage({ params }: ProductGeneralPageProps) {
  const { workspace, product: key } = await params;
  const member = await requireMember(workspace);
  const product = (await findProduct(member, key)) ?? notFound();
  const mayChange = isAdmin(member);
  return (
    <>
      <Card labelledBy="general">
        <CardHeader
          title="Product"
          titleId="general"
          description={mayChange ? undefined : "Owners and admins can change this."}
        />
        <CardBody>
          <Form
            action={renameProduct}
            workspace={workspace}
            fields={{ product: key }}
            className="grid max-w-100 gap-4"
          >
            <SharedField
              name="name"
              label="Product name"
              defaultValue={product.name}
              help={`Its key stays ${key}, so that ticket IDs such as ${key}-12 and links keep working.`}
              disabled={!mayChange}
              required
            />
            <SubmitButton
              variant="secondary"
              busyLabel="Saving"
              disabled={!mayChange}
              className="justify-self-start"
            >
              Save
            </SubmitButton>
          </Form>
        </CardBody>
      </Card>
      <ArchiveCard
        workspace={workspace}
        product={{ key, name: product.name, archivedAt: product.archivedAt }}
        mayChange={mayChange}
      />
    </>
  );
}
