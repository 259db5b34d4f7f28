import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthFrame } from "#components/shell/auth-frame.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { currentUser } from "#lib/auth/session.ts";
import { isSignUpOpen } from "#lib/workspaces/create-workspace.ts";
import { createWorkspace } from "./actions.ts";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage() {
  if (await currentUser()) redirect("/");
  if (!isSignUpOpen()) return <ByInvitation />;
  return (
    <AuthFrame title="Create your workspace" lead={<SignInLead />}>
      <Form action={createWorkspace} className="grid gap-4">
        <Field name="name" label="Your name" size="lg" autoComplete="name" required autoFocus />
        <Field
          name="email"
          label="E-mail"
          type="email"
          size="lg"
          autoComplete="username"
          required
        />
        <Field
          name="password"
          label="Password"
          type="password"
          size="lg"
          autoComplete="new-password"
          help="At least 8 characters. A short sentence is fine."
          required
        />
        <div className="grid gap-4 md:grid-cols-2 md:gap-3">
          <Field
            name="workspaceName"
            label="Workspace name"
            size="lg"
            autoComplete="off"
            required
          />
          <Field name="productName" label="First product" size="lg" autoComplete="off" required />
        </div>
        <SubmitButton size="lg" busyLabel="Creating workspace" className="mt-2 w-full">
          Create workspace
        </SubmitButton>
      </Form>
    </AuthFrame>
  );
}

function SignInLead() {
  return (
    <>
      Already have one?{" "}
      <AppLink href="/sign-in" className="link">
        Sign in
      </AppLink>
    </>
  );
}

function ByInvitation() {
  return (
    <AuthFrame
      title="Sign-up is by invitation"
      lead="New workspaces cannot be created on this server. Ask an admin of your team’s workspace for an invitation link."
    >
      <ButtonLink href="/sign-in" size="lg">
        Sign in
      </ButtonLink>
    </AuthFrame>
  );
}
