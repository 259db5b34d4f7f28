"use client";

import type { ReactNode } from "react";
import { replay } from "#app/[workspace]/settings/integrations/intercom/actions.ts";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { FormState } from "#lib/form-state.ts";

type Props = { workspace: string; id?: string; children: ReactNode };

export function ReplayForm({ workspace, id, children }: Props) {
  const toast = useToast();
  async function replayAndSay(before: FormState, data: FormData): Promise<FormState> {
    const { message, ...after } = await replay(before, data);
    if (message) toast({ title: message, tone: after.ok ? "ok" : "failed" });
    return after;
  }
  return (
    <Form action={replayAndSay} workspace={workspace} fields={id ? { id } : {}}>
      <SubmitButton variant="secondary" size="sm" busyLabel="Replaying">
        {children}
      </SubmitButton>
    </Form>
  );
}
