import {
  confirmOtherWorkspace,
  declineOtherWorkspace,
} from "#app/[workspace]/settings/integrations/intercom/actions.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Member } from "#lib/auth/member.ts";
import type { ConnectionView } from "#lib/intercom/connection/find-connection.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";

type Props = {
  member: Member;
  connection: ConnectionView;
  pending: { id: string; intercomWorkspaceName: string; region: IntercomRegion };
};

export function PendingSwitch({ member, connection, pending }: Props) {
  const workspace = member.workspaceSlug;
  const fields = { id: pending.id };
  const other = `${pending.intercomWorkspaceName} (${pending.region})`;
  const former = "intercomAppId" in connection ? connection.intercomWorkspaceName : null;
  return (
    <Banner
      tone="warning"
      role="alert"
      title={<>You authorized a different Intercom workspace: {other}.</>}
    >
      {former
        ? `This workspace is connected to ${former}. Nothing has changed yet. After switching, nothing arrives from ${former} any more, `
        : "This workspace was connected to another one before. Nothing has changed yet. After connecting, "}
      both switches are off and the trigger tags have to be chosen anew. Tickets and contacts stay.
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Form action={declineOtherWorkspace} workspace={workspace} fields={fields}>
          <SubmitButton variant="secondary" busyLabel="Keeping">
            {former ? `Keep ${former}` : "Cancel"}
          </SubmitButton>
        </Form>
        <Form action={confirmOtherWorkspace} workspace={workspace} fields={fields}>
          <SubmitButton variant="primary" busyLabel="Switching">
            Switch to {pending.intercomWorkspaceName}
          </SubmitButton>
        </Form>
      </div>
    </Banner>
  );
}
