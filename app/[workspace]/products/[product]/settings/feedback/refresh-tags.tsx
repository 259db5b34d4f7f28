"use client";

import { RefreshCw } from "lucide-react";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { FormState } from "#lib/form-state.ts";
import { refreshTags } from "./actions.ts";

type RefreshTagsProps = { workspace: string; afterFailure?: boolean };

export function RefreshTags({ workspace, afterFailure = false }: RefreshTagsProps) {
  const toast = useToast();
  async function refreshAndSay(before: FormState, data: FormData): Promise<FormState> {
    const { message, ...after } = await refreshTags(before, data);
    if (message) toast({ title: message, tone: after.ok ? "ok" : "failed" });
    return after;
  }
  return (
    <Form
      action={refreshAndSay}
      workspace={workspace}
      className={afterFailure ? undefined : "-me-2"}
    >
      <SubmitButton
        variant={afterFailure ? "secondary" : "ghost"}
        size="sm"
        busyLabel="Fetching tags"
      >
        {!afterFailure && <RefreshCw aria-hidden />}
        {afterFailure ? "Retry" : "Refresh tags"}
      </SubmitButton>
    </Form>
  );
}
