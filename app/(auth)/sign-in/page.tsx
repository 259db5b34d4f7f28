import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthFrame } from "#components/shell/auth-frame.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { returnPath } from "#lib/auth/return-path.ts";
import { currentUser } from "#lib/auth/session.ts";
import { isSignUpOpen } from "#lib/workspaces/create-workspace.ts";
import { signInWithPassword } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<{ return?: string | string[] }> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const path = returnPath((await searchParams).return);
  if (await currentUser()) redirect(path);
  return (
    <AuthFrame title="Sign in" lead={isSignUpOpen() && <SignUpLead />}>
      <Form action={signInWithPassword} fields={{ return: path }} className="grid gap-4">
        <Field
          name="email"
          label="E-mail"
          type="email"
          size="lg"
          autoComplete="username"
          required
          autoFocus
        />
        <Field
          name="password"
          label="Password"
          type="password"
          size="lg"
          autoComplete="current-password"
          required
        />
        <SubmitButton size="lg" busyLabel="Signing in" className="mt-2 w-full">
          Sign in
        </SubmitButton>
        <p className="text-text-3">
          <AppLink href="/reset" className="link">
            Forgot password?
          </AppLink>
        </p>
      </Form>
    </AuthFrame>
  );
}

function SignUpLead() {
  return (
    <>
      New here?{" "}
      <AppLink href="/sign-up" className="link">
        Create a workspace
      </AppLink>
    </>
  );
}
