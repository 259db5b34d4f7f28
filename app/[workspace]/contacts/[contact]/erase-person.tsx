"use client";

import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { Consequence } from "#components/ui/consequence.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { FormState } from "#lib/form-state.ts";
import { erasePerson } from "./erase-action.ts";

type ErasePersonProps = { workspace: string; contactId: string; name: string };

export function ErasePerson({ workspace, contactId, name }: ErasePersonProps) {
  const router = useRouter();
  const toast = useToast();

  async function eraseAndLeave(before: FormState, data: FormData): Promise<FormState> {
    const after = await erasePerson(before, data);
    if (!after.ok) return after;
    router.replace(`/${workspace}/contacts`);
    toast({ title: "Erased. Their last traces go within moments." });
    return after;
  }

  return (
    <Dialog
      trigger={
        <Button variant="danger" size="sm">
          Erase personal data…
        </Button>
      }
      title={`Erase ${name}?`}
      description="For when somebody asks to be forgotten. It cannot be undone."
    >
      <Form
        action={eraseAndLeave}
        workspace={workspace}
        fields={{ contactId }}
        className="grid gap-4"
      >
        <Consequence title="Goes for good">
          Their contact with its history, whoever was merged into it, all that they wrote and
          attached, their name and e-mail address on tickets and in the Intercom activity.
        </Consequence>
        <Consequence title="Stays">
          Their tickets, without a customer, with what your team wrote in descriptions and replies.
          Of them only the id in Intercom is kept, so that Intercom never brings them back here.
        </Consequence>
        <Consequence title="Not touched">
          Intercom itself. Delete them there too if they are to be forgotten everywhere.
        </Consequence>
        <Field
          name="confirmation"
          label="Type “erase” to confirm"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <DialogActions tone="danger" submitLabel="Erase for good" busyLabel="Erasing" />
      </Form>
    </Dialog>
  );
}
