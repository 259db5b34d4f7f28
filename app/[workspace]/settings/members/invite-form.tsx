"use client";

import { useState } from "react";
import { CopyField } from "#components/ui/copy-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Role } from "#lib/auth/member.ts";
import { inviteMember } from "./actions.ts";
import { roleWords } from "./role-words.ts";

export function InviteForm({ workspace, roles }: { workspace: string; roles: Role[] }) {
  const [made, setMade] = useState<{ link: string; email: string } | null>(null);
  return (
    <div className="grid gap-5">
      <Form
        action={inviteMember}
        workspace={workspace}
        resetOnSuccess
        onDone={({ values }) =>
          values?.link && setMade({ link: values.link, email: values.email ?? "" })
        }
        className="grid gap-4"
      >
        <div className="grid items-start gap-3 md:grid-cols-[minmax(0,1fr)_9rem]">
          <Field name="email" label="E-mail" type="email" autoComplete="off" required />
          <SelectField
            name="role"
            label="Role"
            defaultValue="member"
            options={roles.map((role) => ({ value: role, label: roleWords[role] }))}
          />
        </div>
        <SubmitButton variant="secondary" busyLabel="Creating link" className="justify-self-start">
          Create invitation link
        </SubmitButton>
      </Form>
      {made && (
        <CopyField
          label={`Invitation link for ${made.email}`}
          value={made.link}
          help="It is shown only this once. Whoever opens it can join as this person."
        />
      )}
    </div>
  );
}
