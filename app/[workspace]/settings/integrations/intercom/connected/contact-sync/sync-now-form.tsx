"use client";

import { syncContacts } from "#app/[workspace]/settings/integrations/intercom/actions.ts";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { FormState } from "#lib/form-state.ts";

type Props = { workspace: string; canChange: boolean; label: "Sync now" | "Retry" };

export function SyncNowForm({ workspace, canChange, label }: Props) {
  const toast = useToast();

  async function syncAndSay(before: FormState, data: FormData): Promise<FormState> {
    const { message, ...after } = await syncContacts(before, data);
    if (message) toast({ title: message, tone: after.ok ? "ok" : "failed" });
    return after;
  }

  if (!canChange) {
    return (
      <Button size="sm" disabled>
        {label}
      </Button>
    );
  }
  return (
    <Form action={syncAndSay} workspace={workspace}>
      <SubmitButton variant="secondary" size="sm" busyLabel="Starting">
        {label}
      </SubmitButton>
    </Form>
  );
}
