"use client";

import { startTransition, use } from "react";
import { useTicketAction } from "#app/[workspace]/products/[product]/feedback/[ticket]/use-ticket-action.tsx";
import { mergeTicket } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import { Button } from "#components/ui/button.tsx";
import { DialogContext } from "#components/ui/dialog-context.ts";
import { FormContext } from "#components/ui/form-context.ts";

type OfferedMergeProps = { workspace: string; ticketId: string };

/** Below the refusal that says which ticket the other product has of the same conversation. */
export function OfferedMerge({ workspace, ticketId }: OfferedMergeProps) {
  const { values } = use(FormContext);
  const asking = use(DialogContext);
  const { run, dialog } = useTicketAction(mergeTicket, workspace);
  const into = values?.mergeInto;
  if (!into) return null;

  function merge(survivor: string) {
    startTransition(async () => {
      const { ok } = await run({ ticketId, into: survivor });
      if (ok) asking?.close();
    });
  }

  return (
    <>
      <Button className="justify-self-start" onClick={() => merge(into)}>
        Merge into {into}
      </Button>
      {dialog}
    </>
  );
}
