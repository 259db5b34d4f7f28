import type { Metadata } from "next";
import { currentViewer } from "#app/current-viewer.ts";
import { Card, CardBody, CardHeader } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireUser } from "#lib/auth/require-member.ts";
import { listDevices } from "#lib/auth/sessions/list-devices.ts";
import { listMailChoices } from "#lib/notifications/change-mails.ts";
import { changePassword, changeTheme, renameMyself } from "./actions.ts";
import { DevicesCard } from "./devices-card.tsx";
import { NotificationsCard } from "./notifications-card.tsx";

export const metadata: Metadata = { title: "Profile" };

const themes = [
  { value: "system", label: "Like the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

export default async function ProfilePage() {
  const user = await requireUser();
  const [devices, viewer, mailChoices] = await Promise.all([
    listDevices(user),
    currentViewer(),
    listMailChoices(user),
  ]);
  return (
    <>
      <Card labelledBy="person">
        <CardHeader title="You" titleId="person" description={`You sign in as ${user.email}.`} />
        <CardBody>
          <Form action={renameMyself} className="grid max-w-100 gap-4">
            <Field
              name="name"
              label="Your name"
              defaultValue={user.userName}
              autoComplete="name"
              required
            />
            <SubmitButton variant="secondary" busyLabel="Saving" className="justify-self-start">
              Save name
            </SubmitButton>
          </Form>
        </CardBody>
        <CardBody>
          <Form action={changeTheme} className="grid max-w-100 gap-4">
            <SelectField
              name="theme"
              label="Theme"
              options={themes}
              defaultValue={user.theme}
              submitOnChange
            />
          </Form>
        </CardBody>
      </Card>
      <Card labelledBy="password">
        <CardHeader
          title="Password"
          titleId="password"
          description="Changing it signs you out on all other devices."
        />
        <CardBody>
          <Form action={changePassword} resetOnSuccess className="grid max-w-100 gap-4">
            <input type="hidden" name="username" value={user.email} autoComplete="username" />
            <Field
              name="currentPassword"
              label="Current password"
              type="password"
              autoComplete="current-password"
              required
            />
            <Field
              name="newPassword"
              label="New password"
              type="password"
              autoComplete="new-password"
              help="At least 8 characters. A short sentence is fine."
              required
            />
            <SubmitButton variant="secondary" busyLabel="Saving" className="justify-self-start">
              Change password
            </SubmitButton>
          </Form>
        </CardBody>
      </Card>
      <NotificationsCard choices={mailChoices} />
      <DevicesCard devices={devices} viewer={viewer} />
    </>
  );
}
