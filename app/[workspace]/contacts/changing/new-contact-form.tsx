"use client";

import { useRouter } from "next/navigation";
import { use } from "react";
import { createContact } from "#app/[workspace]/contacts/actions.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { FormContext } from "#components/ui/form-context.ts";
import { SearchPicker } from "#components/ui/search-picker.tsx";

export function NewContactForm({ workspace }: { workspace: string }) {
  const router = useRouter();
  return (
    <Form
      action={createContact}
      workspace={workspace}
      className="grid gap-4"
      onDone={({ values }) => router.push(`/${workspace}/contacts/${values?.contactId}`)}
    >
      <Field name="name" label="Name" autoComplete="off" dir="auto" autoFocus />
      <Field name="email" label="E-mail" type="email" autoComplete="off" />
      <Field name="phone" label="Phone" type="tel" autoComplete="off" />
      <SearchPicker
        name="companyId"
        label="Company"
        placeholder="Search companies"
        address={`/api/companies/search?workspace=${workspace}`}
        kind="company"
      />
      <Existing workspace={workspace} />
    </Form>
  );
}

/** Whoever has the e-mail already; sent again, it is meant. */
function Existing({ workspace }: { workspace: string }) {
  const { ok, values } = use(FormContext);
  const existingId = ok ? undefined : values?.existingId;
  return (
    <>
      {existingId && (
        <Banner tone="warning" role="alert" title="This e-mail is in Contacts already.">
          <input type="hidden" name="anyway" value={existingId} />
          <AppLink href={`/${workspace}/contacts/${existingId}`} className="link">
            Open <bdi>{values?.existingName}</bdi>
          </AppLink>
          , or create a second contact: both are then shown as possible duplicates.
        </Banner>
      )}
      <DialogActions
        submitLabel={existingId ? "Create anyway" : "Create contact"}
        busyLabel="Creating contact"
      />
    </>
  );
}
