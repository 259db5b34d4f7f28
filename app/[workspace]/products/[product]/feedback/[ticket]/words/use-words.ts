"use client";

import { startTransition, useEffect, useRef, useState } from "react";
import { writeToClipboard } from "#app/[workspace]/products/[product]/feedback/[ticket]/bar/write-to-clipboard.ts";
import { useLastingAction } from "#components/session/use-lasting-action.tsx";
import type { FormAction } from "#components/ui/form.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { FormState } from "#lib/form-state.ts";

export type Words = {
  name: string;
  value: string;
  action: FormAction;
  workspace: string;
  ticketId: string;
};

const untouched: FormState = { ok: false };

/** `seen` is what was there when editing began; null while nobody edits. */
export function useWords({ name, value, action, workspace, ticketId }: Words) {
  const toast = useToast();
  const { act, dialog } = useLastingAction(action);
  const [seen, setSeen] = useState<string | null>(null);
  const [state, setState] = useState(untouched);
  // Not what a transition tells: that goes on until whatever else the page is reading has come too.
  const [isSaving, setSaving] = useState(false);
  const isShown = useRef(false);

  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  function edit() {
    setState(untouched);
    setSeen(value);
  }

  function stop() {
    setSeen(null);
  }

  function save(wanted: string) {
    const known = state.conflict?.theirs ?? seen ?? value;
    if (isSaving) return;
    if (wanted.trim() === known.trim()) return stop();
    const form = new FormData();
    const fields = { workspace, ticketId, [name]: wanted, seen: known };
    for (const [field, text] of Object.entries(fields)) form.set(field, text);
    setSaving(true);
    startTransition(async () => {
      const after = await act(untouched, form).finally(() => setSaving(false));
      if (after.ok) startTransition(stop);
      else if (isShown.current) setState(after);
      else handBack(wanted, after);
    });
  }

  /** The page went to another ticket meanwhile, as after a merge. */
  function handBack(wanted: string, { message = "It was not saved." }: FormState) {
    const copy = { label: "Copy what you wrote", onClick: () => void writeToClipboard(wanted) };
    toast({ title: message, tone: "failed", stays: true, action: copy });
  }

  return { seen, state, isSaving, edit, stop, save, dialog };
}
