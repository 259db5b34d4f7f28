import type { Metadata } from "next";
import { AuthFrame } from "#components/shell/auth-frame.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { canMailResetLinks } from "#lib/auth/resets/mail-reset-link.ts";
import { askForResetLink } from "./actions.ts";

export const metadata: Metadata = { title: "Forgot password?" };

export default function ForgotPasswordPage() {
  if (!canMailResetLinks()) return <WithoutMail />;
  return (
    <AuthFrame
      title="Forgot password?"
      lead="A link to set a new one comes by e-mail. It works once, for an hour."
    >
      <Form action={askForResetLink} className="grid gap-4" resetOnSuccess>
        <Field
          name="email"
          label="E-mail"
          type="email"
          size="lg"
          autoComplete="username"
          required
          autoFocus
        />
        <SubmitButton size="lg" busyLabel="Sending" className="mt-2 w-full">
          Send link
        </SubmitButton>
      </Form>
    </AuthFrame>
  );
}

function WithoutMail() {
  return (
    <AuthFrame
      title="Forgot password?"
      lead="This server sends no e-mail. Whoever runs it can make a link for you that sets a new password:"
    >
      <code className="rounded-md bg-sunken px-3 py-2 font-mono text-12">
        npm run user -- reset-link E-MAIL
      </code>
      <ButtonLink href="/sign-in" size="lg">
        Back to sign in
      </ButtonLink>
    </AuthFrame>
  );
}
