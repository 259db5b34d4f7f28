import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { joinWithPassword } from "./actions.ts";

export function JoinWithAccount({ token, email }: { token: string; email: string }) {
  return (
    <Form action={joinWithPassword} fields={{ token }} className="grid gap-4">
      <Field name="email" label="E-mail" size="lg" value={email} readOnly autoComplete="username" />
      <Field
        name="password"
        label="Password"
        type="password"
        size="lg"
        autoComplete="current-password"
        help="You have an account already: your password joins you to this workspace too."
        required
        autoFocus
      />
      <SubmitButton size="lg" busyLabel="Joining" className="mt-2 w-full">
        Join workspace
      </SubmitButton>
    </Form>
  );
}
