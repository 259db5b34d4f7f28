import type { Viewer } from "#app/current-viewer.ts";
import { Card, CardHeader, CardRow } from "#components/ui/card.tsx";
import { Form } from "#components/ui/form.tsx";
import { formatDate } from "#components/ui/format-time.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { InvitationRow } from "#lib/workspaces/invitations/list-invitations.ts";
import { revokeInvitation } from "./actions.ts";
import { roleWords } from "./role-words.ts";

type InvitationsCardProps = { workspace: string; invitations: InvitationRow[]; viewer: Viewer };

export function InvitationsCard({ workspace, invitations, viewer }: InvitationsCardProps) {
  return (
    <Card labelledBy="invitations">
      <CardHeader title="Pending invitations" titleId="invitations" />
      <ul>
        {invitations.map(({ id, email, role, invitedByName, expiresAt }) => (
          <li key={id}>
            <CardRow className="py-2">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{email}</p>
                <p className="truncate text-12 text-text-3">
                  {roleWords[role]} · invited by <bdi>{invitedByName}</bdi> · until{" "}
                  {formatDate(expiresAt, viewer)}
                </p>
              </div>
              <Form action={revokeInvitation} workspace={workspace} fields={{ id }}>
                <SubmitButton
                  variant="ghost"
                  busyLabel="Revoking"
                  aria-label={`Revoke the invitation of ${email}`}
                >
                  Revoke
                </SubmitButton>
              </Form>
            </CardRow>
          </li>
        ))}
      </ul>
    </Card>
  );
}
