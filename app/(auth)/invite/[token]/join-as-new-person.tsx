import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { joinAsNewPerson } from "./actions.ts";

export function JoinAsNewPerson({ token, email }: { token: string; email: string }) {
  return (
    <Form action={joinAsNewPerson} fields={{ token }} className="grid gap-4">
      <Field name="name" label="Your name" size="lg" autoComplete="name" required autoFocus />
      <Field name="email" label="E-mail" size="lg" value={email} readOnly autoComplete="username" />
      <Field
        name="password"
        label="Password"
        type="password"
        size="lg"
        autoComplete="new-password"
        help="At least 8 characters. A short sentence is fine."
        required
      />
      <SubmitButton size="lg" busyLabel="Joining" className="mt-2 w-full">
        Join workspace
      </SubmitButton>
    </Form>
  );
}
