"use client";

import { startTransition } from "react";
import { moveTicket } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import type { FormAction } from "#components/ui/form.tsx";
import { useToast } from "#components/ui/toast.tsx";

type Ticket = { workspace: string; ticketId: string };

/** Moves, and offers to move back. The page of the ticket leads on to where it is by itself. */
export function useMove({ workspace, ticketId }: Ticket): FormAction {
  const toast = useToast();

  function moveBack(from: string) {
    const form = new FormData();
    form.set("workspace", workspace);
    form.set("ticketId", from);
    form.set("product", ticketId.split("-")[0] ?? "");
    startTransition(async () => {
      const { ok, message } = await moveTicket({ ok: false }, form);
      if (!ok) toast({ title: message ?? `${from} was not moved back.`, tone: "failed" });
    });
  }

  return async (state, data) => {
    const after = await moveTicket(state, data);
    const { ticketId: now } = after.values ?? {};
    if (!after.ok || !now) return after;
    const undo = { label: "Undo", onClick: () => moveBack(now) };
    toast({ title: `${ticketId} was moved and is ${now} now.`, action: undo });
    return after;
  };
}
