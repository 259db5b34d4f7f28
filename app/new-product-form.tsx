"use client";

import { useRouter } from "next/navigation";
import { DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { createProduct } from "./[workspace]/products/actions.ts";

export function NewProductForm({ workspace }: { workspace: string }) {
  const router = useRouter();
  return (
    <Form
      action={createProduct}
      workspace={workspace}
      className="grid gap-4"
      onDone={({ values }) => {
        if (values?.key) router.push(`/${workspace}/products/${values.key}/feedback`);
      }}
    >
      <Field name="name" label="Product name" autoComplete="off" required autoFocus />
      <DialogActions submitLabel="Create product" busyLabel="Creating product" />
    </Form>
  );
}
