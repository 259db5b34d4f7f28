"use client";

import { RefreshCw } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Form } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { FormState } from "#lib/form-state.ts";
import { refreshTags } from "./actions.ts";

type RefreshTagsProps = {
  workspace: string;
  variant?: ComponentProps<typeof SubmitButton>["variant"];
  children: ReactNode;
};

export function RefreshTags({ workspace, variant = "ghost", children }: RefreshTagsProps) {
  const toast = useToast();
  async function refreshAndSay(before: FormState, data: FormData): Promise<FormState> {
    const { message, ...after } = await refreshTags(before, data);
    if (message) toast({ title: message, tone: after.ok ? "ok" : "failed" });
    return after;
  }
  return (
    <Form action={refreshAndSay} workspace={workspace}>
      <SubmitButton variant={variant} size="sm" busyLabel="Fetching tags">
        {variant === "ghost" && <RefreshCw aria-hidden />}
        {children}
      </SubmitButton>
    </Form>
  );
}
