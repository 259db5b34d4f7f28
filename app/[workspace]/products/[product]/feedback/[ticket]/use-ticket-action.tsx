"use client";

import type { ReactNode } from "react";
import { useLastingAction } from "#components/session/use-lasting-action.tsx";
import type { FormAction } from "#components/ui/form.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { FormState } from "#lib/form-state.ts";

type Fields = Record<string, string>;
type TicketAction = { run: (fields: Fields) => Promise<FormState>; dialog: ReactNode };

/** An action without a form around it. Why it was refused is said, but for a conflict, which its caller settles. */
export function useTicketAction(action: FormAction, workspace: string): TicketAction {
  const toast = useToast();
  const { act, dialog } = useLastingAction(action);

  async function run(fields: Fields): Promise<FormState> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ workspace, ...fields })) form.set(name, value);
    const after = await act({ ok: false }, form);
    if (!after.ok && !after.conflict) toast({ title: after.message ?? notSaved, tone: "failed" });
    return after;
  }

  return { run, dialog };
}

const notSaved = "This was not saved. Try again in a moment.";
