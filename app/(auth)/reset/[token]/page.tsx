import type { Metadata } from "next";
import { AuthFrame } from "#components/shell/auth-frame.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findResetLink } from "#lib/auth/resets/redeem-reset-link.ts";
import { setNewPassword } from "./actions.ts";

export const metadata: Metadata = { title: "Set a new password" };

type ResetPageProps = { params: Promise<{ token: string }> };

export default async function ResetPage({ params }: ResetPageProps) {
  const { token } = await params;
  const link = await findResetLink(token);
  if (!link) return <Ended />;
  return (
    <AuthFrame
      title="Set a new password"
      lead="You are then signed in here, and signed out everywhere else."
    >
      <Form action={setNewPassword} fields={{ token }} className="grid gap-4">
        <Field
          name="email"
          label="E-mail"
          size="lg"
          value={link.email}
          readOnly
          autoComplete="username"
        />
        <Field
          name="password"
          label="New password"
          type="password"
          size="lg"
          autoComplete="new-password"
          help="At least 8 characters. A short sentence is fine."
          required
          autoFocus
        />
        <SubmitButton size="lg" busyLabel="Saving" className="mt-2 w-full">
          Set password
        </SubmitButton>
      </Form>
    </AuthFrame>
  );
}

function Ended() {
  return (
    <AuthFrame title="This link has ended" lead="It was used already, or is older than an hour.">
      <ButtonLink href="/reset" size="lg">
        Ask for a new link
      </ButtonLink>
    </AuthFrame>
  );
}
