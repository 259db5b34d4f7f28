"use client";

import { startTransition } from "react";
import { useTicketAction } from "#app/[workspace]/products/[product]/feedback/[ticket]/use-ticket-action.tsx";
import { mergeTicket, undoMerge } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import { useToast } from "#components/ui/toast.tsx";

type MergeSimilarProps = { workspace: string; ticketId: string; into: string };

/** Asks nothing: it can be undone. */
export function MergeSimilar({ workspace, ticketId, into }: MergeSimilarProps) {
  const merging = useTicketAction(mergeTicket, workspace);
  const undoing = useTicketAction(undoMerge, workspace);
  const toast = useToast();

  function undo() {
    startTransition(async () => {
      await undoing.run({ ticketId });
    });
  }

  function merge() {
    startTransition(async () => {
      const { ok } = await merging.run({ ticketId, into });
      if (!ok) return;
      const title = `${ticketId} was merged into this ticket.`;
      toast({ title, action: { label: "Undo", onClick: undo } });
    });
  }

  return (
    <>
      <button
        type="button"
        onClick={merge}
        aria-label={`Merge ${ticketId} into this ticket`}
        className="link hit text-12"
      >
        Merge
      </button>
      {merging.dialog}
      {undoing.dialog}
    </>
  );
}
