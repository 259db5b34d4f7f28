import { ConnectForm } from "#app/[workspace]/settings/integrations/intercom/connect/connect-form.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Member } from "#lib/auth/member.ts";
import type { LiveConnection } from "#lib/intercom/connection/find-connection.ts";

type Props = { member: Member; connection: LiveConnection; canChange: boolean };

export function MissingPermission({ member, connection, canChange }: Props) {
  const again = canChange && connection.state === "connected";
  return (
    <Banner
      tone="warning"
      role="alert"
      title={`Intercom’s permission “${connection.missingPermission}” is missing.`}
      action={
        again && (
          <ConnectForm workspaceSlug={member.workspaceSlug} region={connection.region}>
            <Button type="submit">Reconnect</Button>
          </ConnectForm>
        )
      }
    >
      What needs it waits; the rest goes on. Add it in Intercom’s Developer Hub under Configure,
      Authentication, then reconnect.
    </Banner>
  );
}
