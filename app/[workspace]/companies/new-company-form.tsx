"use client";

import { useRouter } from "next/navigation";
import { DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { createCompany } from "./actions.ts";

export function NewCompanyForm({ workspace }: { workspace: string }) {
  const router = useRouter();
  return (
    <Form
      action={createCompany}
      workspace={workspace}
      className="grid gap-4"
      onDone={({ values }) => router.push(`/${workspace}/companies/${values?.companyId}`)}
    >
      <Field name="name" label="Name" autoComplete="off" dir="auto" required autoFocus />
      <Field name="website" label="Website" autoComplete="off" inputMode="url" />
      <DialogActions submitLabel="Create company" busyLabel="Creating company" />
    </Form>
  );
}
