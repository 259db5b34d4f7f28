import { currentViewer } from "#app/current-viewer.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader } from "#components/ui/card.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Form } from "#components/ui/form.tsx";
import { formatDate } from "#components/ui/format-time.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { archiveProduct, restoreProduct } from "./actions.ts";

type ArchiveCardProps = {
  workspace: string;
  product: { key: string; name: string; archivedAt: Date | null };
  mayChange: boolean;
};

export async function ArchiveCard({ workspace, product, mayChange }: ArchiveCardProps) {
  if (!product.archivedAt) return <ArchiveIt {...{ workspace, product, mayChange }} />;
  const since = formatDate(product.archivedAt, await currentViewer());
  return (
    <Card labelledBy="archive">
      <CardHeader
        title="Restore product"
        titleId="archive"
        badge={<Badge tone="neutral">Archived</Badge>}
        description={`Archived since ${since}: nothing new arrives. Restored, its trigger tags count again from that moment on.`}
      >
        <Form action={restoreProduct} workspace={workspace} fields={{ product: product.key }}>
          <SubmitButton variant="secondary" busyLabel="Restoring" disabled={!mayChange}>
            Restore
          </SubmitButton>
        </Form>
      </CardHeader>
    </Card>
  );
}

function ArchiveIt({ workspace, product, mayChange }: ArchiveCardProps) {
  return (
    <Card labelledBy="archive">
      <CardHeader
        title="Archive product"
        titleId="archive"
        description="It leaves the navigator, and its trigger tags open no more tickets. Everything in it stays and can be restored."
      >
        <ConfirmDialog
          trigger={<Button disabled={!mayChange}>Archive…</Button>}
          title={`Archive ${product.name}?`}
          confirmLabel="Archive product"
          busyLabel="Archiving"
          action={archiveProduct}
          workspace={workspace}
          fields={{ product: product.key }}
        >
          Its trigger tags stop at once: conversations tagged from now on open no ticket here. Its
          tickets and settings stay, other products are untouched, and you can restore it.
        </ConfirmDialog>
      </CardHeader>
    </Card>
  );
}
