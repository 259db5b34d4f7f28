import { switchSyncFeedback } from "#app/[workspace]/settings/integrations/intercom/actions.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Card, CardBody, CardHeader } from "#components/ui/card.tsx";
import { SwitchForm } from "#components/ui/switch-form.tsx";
import type { Member } from "#lib/auth/member.ts";
import type { LiveConnection } from "#lib/intercom/connection/find-connection.ts";
import type { ProductSettingsView } from "#lib/intercom/settings/list-product-settings.ts";
import { ProductRow } from "./product-row.tsx";
import { writePurpose } from "./write-purpose.ts";

type Props = {
  member: Member;
  connection: LiveConnection;
  canChange: boolean;
  products: ProductSettingsView[];
};

const purpose =
  "A conversation tagged with a trigger tag becomes a feedback ticket in the product that uses that tag. Only tags added from now on count.";

export function SyncFeedbackCard({ member, connection, canChange, products }: Props) {
  const paused = connection.state === "reconnect_needed";
  const on = connection.syncFeedback;
  const someSetUp = products.some(isSetUp);
  return (
    <Card labelledBy="sync-feedback">
      <CardHeader
        titleId="sync-feedback"
        title="Sync feedback"
        descriptionId="sync-feedback-purpose"
        description={writePurpose(purpose, { on, paused })}
      >
        <SwitchForm
          action={switchSyncFeedback}
          checked={on}
          label="Sync feedback"
          describedBy="sync-feedback-purpose"
          workspace={member.workspaceSlug}
          disabled={!canChange || paused}
        />
      </CardHeader>
      {on && !someSetUp && (
        <CardBody>
          <Banner tone="warning" title="Nothing will arrive until one product has a trigger tag.">
            Set one up below.
          </Banner>
        </CardBody>
      )}
      {on &&
        products.map((product) => (
          <ProductRow
            key={product.id}
            product={product}
            canChange={canChange}
            href={`/${member.workspaceSlug}/products/${product.key}/settings/feedback`}
          />
        ))}
    </Card>
  );
}

function isSetUp({ syncFeedback, tags }: ProductSettingsView): boolean {
  return syncFeedback && tags.some((tag) => !tag.deleted);
}
