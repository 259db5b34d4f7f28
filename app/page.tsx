import { redirect } from "next/navigation";
import { AuthFrame } from "#components/shell/auth-frame.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { requireUser } from "#lib/auth/require-member.ts";
import { findHome } from "#lib/workspaces/find-home.ts";
import { signOutHere } from "./actions.ts";

export default async function HomePage() {
  const user = await requireUser();
  const home = await findHome(user);
  if (home) redirect(`/${home.workspaceSlug}`);
  return (
    <AuthFrame
      title="You are in no workspace"
      lead={`Nobody has invited ${user.email} yet, you were removed, or the workspace was deleted. Your account stays. Open an invitation link to join one.`}
    >
      <Form action={signOutHere}>
        <SubmitButton variant="secondary" size="lg" busyLabel="Signing out">
          Sign out
        </SubmitButton>
      </Form>
    </AuthFrame>
  );
}
