import type { Metadata } from "next";
import { signOutHere } from "#app/actions.ts";
import { AuthFrame } from "#components/shell/auth-frame.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { currentUser } from "#lib/auth/session.ts";
import { findInvitation } from "#lib/workspaces/invitations/find-invitation.ts";
import { joinAsMyself } from "./actions.ts";
import { JoinAsNewPerson } from "./join-as-new-person.tsx";
import { JoinWithAccount } from "./join-with-account.tsx";

export const metadata: Metadata = { title: "Invitation" };

type InvitePageProps = { params: Promise<{ token: string }> };

export default async function InvitePage({ params }: InvitePageProps) {
  const { token } = await params;
  const invitation = await findInvitation(token);
  if (!invitation) return <Ended />;
  const user = await currentUser();
  const { email, workspaceName, invitedByName, role } = invitation;
  return (
    <AuthFrame
      title={`Join ${workspaceName}`}
      lead={`${invitedByName} invites ${email} as ${role === "member" ? "a member" : `an ${role}`}.`}
    >
      {user?.email === email && (
        <Form action={joinAsMyself} fields={{ token }} className="grid gap-4">
          <SubmitButton size="lg" busyLabel="Joining" className="w-full">
            Join workspace
          </SubmitButton>
        </Form>
      )}
      {user && user.email !== email && <OtherPerson email={user.email} />}
      {!user && invitation.hasAccount && <JoinWithAccount token={token} email={email} />}
      {!user && !invitation.hasAccount && <JoinAsNewPerson token={token} email={email} />}
    </AuthFrame>
  );
}

function OtherPerson({ email }: { email: string }) {
  return (
    <Form action={signOutHere} className="grid gap-4">
      <p>
        You are signed in as {email}. To join, sign out and open this link again, or ask for an
        invitation for {email}.
      </p>
      <SubmitButton variant="secondary" size="lg" busyLabel="Signing out">
        Sign out
      </SubmitButton>
    </Form>
  );
}

function Ended() {
  return (
    <AuthFrame
      title="This invitation has ended"
      lead="It was used, taken back, or is older than 7 days. Ask an admin of the workspace for a new link."
    >
      <ButtonLink href="/sign-in" size="lg">
        Sign in
      </ButtonLink>
    </AuthFrame>
  );
}
