import type { ReactNode } from "react";
import type { Viewer } from "#app/current-viewer.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Card, CardBody, CardHeader } from "#components/ui/card.tsx";
import { CopyField } from "#components/ui/copy-field.tsx";
import type { Member } from "#lib/auth/member.ts";
import type { ConnectionView } from "#lib/intercom/connection/find-connection.ts";
import { findAppSetup } from "#lib/intercom/settings/find-app-setup.ts";
import { LastWebhook } from "./last-webhook.tsx";

type Props = { member: Member; connection: ConnectionView; viewer: Viewer };

export async function AppSetupCard({ member, connection, viewer }: Props) {
  const setup = await findAppSetup(member);
  return (
    <Card labelledBy="app-setup">
      <CardHeader
        titleId="app-setup"
        title="Intercom app setup"
        description="For whoever runs this server: what to enter in Intercom’s Developer Hub, under Configure."
      />
      {!setup.isHttps && (
        <CardBody>
          <Banner tone="warning" title="Intercom calls addresses with https only.">
            Put a proxy with https in front of Timebook and set <code>APP_URL</code> to its address.
          </Banner>
        </CardBody>
      )}
      <CardBody className="grid gap-4">
        <CopyField
          label="Redirect address"
          value={setup.redirectUrl}
          help="Authentication, Redirect URLs"
        />
        <CopyField label="Webhook address" value={setup.webhookUrl} help="Webhooks, Endpoint URL" />
        <CopyField
          label="Uninstall address"
          value={setup.uninstallUrl}
          help="Basic information, Uninstall URL"
        />
      </CardBody>
      <CardBody className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        <Choices title="Webhook topics to choose" items={setup.topics} />
        <Choices title="Permissions to choose" items={setup.permissions} />
      </CardBody>
      <CardBody>
        <LastWebhook at={setup.lastWebhookAt} state={connection.state} viewer={viewer} />
      </CardBody>
    </Card>
  );
}

function Choices({ title, items }: { title: ReactNode; items: string[] }) {
  return (
    <div>
      <h3 className="mb-1.5 font-medium">{title}</h3>
      <ul className="grid gap-1 text-text-2">
        {items.map((item) => (
          <li key={item} className="break-words">
            {/[._]/.test(item) ? <code>{item}</code> : item}
          </li>
        ))}
      </ul>
    </div>
  );
}
