"use client";

import { Check, RotateCcw } from "lucide-react";
import { startTransition, useOptimistic } from "react";
import { useTicketAction } from "#app/[workspace]/products/[product]/feedback/[ticket]/use-ticket-action.tsx";
import { setStatus } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import { Button } from "#components/ui/button.tsx";
import { Key } from "#components/ui/key.tsx";
import { statusWords } from "#components/ui/status-words.ts";
import { useConflictToast } from "#components/ui/use-conflict-toast.tsx";

type DoneButtonProps = { workspace: string; ticketId: string; status: string };

/** Or back to "To do", once it is over. */
export function DoneButton({ workspace, ticketId, status }: DoneButtonProps) {
  const { run, dialog } = useTicketAction(setStatus, workspace);
  const askWhich = useConflictToast();
  const [shown, setShown] = useOptimistic(status);
  const isOver = shown === "done" || shown === "canceled";

  function save(wanted: string, seen: string) {
    startTransition(async () => {
      setShown(wanted);
      const { conflict } = await run({ ticketId, status: wanted, seen });
      if (!conflict) return;
      const saveMine = () => save(wanted, conflict.theirs);
      askWhich({ conflict, what: "the status", yours: wanted, wordsOf, saveMine });
    });
  }

  return (
    <>
      <Button
        variant="bare"
        size="sm"
        aria-keyshortcuts={isOver ? undefined : "E"}
        onClick={() => save(isOver ? "todo" : "done", shown)}
        className="text-13!"
      >
        {isOver ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
        {isOver ? "Reopen" : "Done"}
        {!isOver && <Key className="max-md:hidden">E</Key>}
      </Button>
      {dialog}
    </>
  );
}

function wordsOf(value: string): string {
  return Object.entries(statusWords).find(([status]) => status === value)?.[1] ?? value;
}
