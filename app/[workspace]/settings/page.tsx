import type { Metadata } from "next";
import { Card, CardBody, CardHeader } from "#components/ui/card.tsx";
import { Form } from "#components/ui/form.tsx";
import { SharedField } from "#components/ui/shared-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isAdmin } from "#lib/auth/member.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { listProducts } from "#lib/products/list-products.ts";
import { renameWorkspace } from "./actions.ts";
import { DeleteCard } from "./delete-card.tsx";
import { ExportCard } from "./export-card.tsx";
import { ProductsCard } from "./products-card.tsx";

export const metadata: Metadata = { title: "General · Workspace settings" };

type GeneralPageProps = { params: Promise<{ workspace: string }> };

export default async function GeneralPage({ params }: GeneralPageProps) {
  const member = await requireMember((await params).workspace);
  const products = await listProducts(member);
  const slug = member.workspaceSlug;
  const mayChange = isAdmin(member);
  return (
    <>
      <Card labelledBy="general">
        <CardHeader
          title="Workspace"
          titleId="general"
          description={mayChange ? undefined : "Owners and admins can change this."}
        />
        <CardBody>
          <Form action={renameWorkspace} workspace={slug} className="grid max-w-100 gap-4">
            <SharedField
              name="name"
              label="Workspace name"
              defaultValue={member.workspaceName}
              help={
                <>
                  Its address stays <code>/{slug}</code>, so that links keep working.
                </>
              }
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
      <ProductsCard workspace={slug} products={products} mayChange={mayChange} />
      <ExportCard workspace={slug} mayExport={mayChange} />
      <DeleteCard member={member} />
    </>
  );
}
