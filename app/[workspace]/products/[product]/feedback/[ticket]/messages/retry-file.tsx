"use client";

import { useTransition } from "react";
import { useTicketAction } from "#app/[workspace]/products/[product]/feedback/[ticket]/use-ticket-action.tsx";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { retryFile } from "./file-actions.ts";

type RetryFileProps = {
  ticketId: string;
  messageId: string;
  position: number;
  /** Of the file, as its sender called it. */
  name: string;
};

/** Amid a customer's text, where no form may stand. */
export function RetryFile({ ticketId, messageId, position, name }: RetryFileProps) {
  const { workspace } = useInbox();
  const { run, dialog } = useTicketAction(retryFile, workspace);
  const toast = useToast();
  const [isBusy, startRetry] = useTransition();
  const called = name || "the file";

  function retry() {
    startRetry(async () => {
      const { ok } = await run({ ticketId, messageId, position: String(position) });
      if (ok) toast({ title: `Timebook asks Intercom for ${called} again.` });
    });
  }

  return (
    <>
      <Button
        size="sm"
        busy={isBusy}
        aria-disabled={isBusy || undefined}
        aria-label={`Retry ${called}`}
        onClick={() => isBusy || retry()}
      >
        Retry
      </Button>
      {dialog}
    </>
  );
}
