import type { Viewer } from "#app/current-viewer.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card, CardHeader, CardRow } from "#components/ui/card.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Form } from "#components/ui/form.tsx";
import { formatDate } from "#components/ui/format-time.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Device } from "#lib/auth/sessions/list-devices.ts";
import { signOutDevice, signOutOtherDevices } from "./actions.ts";

type DevicesCardProps = { devices: Device[]; viewer: Viewer };

export function DevicesCard({ devices, viewer }: DevicesCardProps) {
  return (
    <Card labelledBy="devices">
      <CardHeader
        title="Signed-in devices"
        titleId="devices"
        description="A device is signed out after a day without use, and after 30 days at the latest."
      >
        {devices.length > 1 && (
          <ConfirmDialog
            trigger={<Button>Sign out all others</Button>}
            title="Sign out all other devices?"
            confirmLabel="Sign out all others"
            busyLabel="Signing out"
            action={signOutOtherDevices}
          >
            You stay signed in here. Everywhere else the password is asked for again.
          </ConfirmDialog>
        )}
      </CardHeader>
      <ul>
        {devices.map((device) => (
          <li key={device.sessionId}>
            <CardRow className="py-2">
              <div className="min-w-0 flex-1">
                <p className="flex items-center gap-2 font-medium">
                  {device.name}
                  {device.isThisOne && <Badge tone="success">This device</Badge>}
                </p>
                <p className="text-12 text-text-3">
                  Signed in {formatDate(device.signedInAt, viewer)} · last seen{" "}
                  <RelativeTime value={device.lastSeenAt} {...viewer} />
                </p>
              </div>
              {!device.isThisOne && (
                <Form action={signOutDevice} fields={{ session: device.sessionId }}>
                  <SubmitButton
                    variant="ghost"
                    busyLabel="Signing out"
                    aria-label={`Sign out ${device.name}`}
                  >
                    Sign out
                  </SubmitButton>
                </Form>
              )}
            </CardRow>
          </li>
        ))}
      </ul>
    </Card>
  );
}
