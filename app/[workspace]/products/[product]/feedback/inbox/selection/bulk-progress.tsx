"use client";

import { startTransition } from "react";
import { undoMany } from "#app/[workspace]/products/[product]/feedback/bulk-actions.ts";
import { describeChange } from "#app/[workspace]/products/[product]/feedback/inbox/state/changes/describe-change.ts";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { Button } from "#components/ui/button.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { useToast } from "#components/ui/toast.tsx";
import type { BulkProgress as Bulk } from "#lib/feedback/bulk/find-bulk.ts";

/** What a job of the server's is still doing to many tickets, and why it could not go on. */
export function BulkProgress({ bulk }: { bulk: Bulk }) {
  const { workspace, productKey, members } = useInbox();
  const toast = useToast();
  const { id, property, value, state, seen, total, failure } = bulk;
  if (state === "done" || state === "undone") return null;
  const labelId = `bulk-${id}`;
  const of = `${seen.toLocaleString("en")} of ${total.toLocaleString("en")} tickets`;

  function undo() {
    const form = new FormData();
    for (const [name, text] of Object.entries({ workspace, product: productKey, bulkId: id })) {
      form.set(name, text);
    }
    startTransition(async () => {
      const answer = await undoMany({ ok: false }, form);
      if (!answer.ok) toast({ title: answer.message ?? "It was not undone.", tone: "failed" });
    });
  }

  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b bg-sunken px-5 py-2 text-12 max-md:px-4">
      <p id={labelId} role="status" className="nums text-text-2">
        {state === "failed" && `Stopped at ${of}: ${failure ?? "it failed"}.`}
        {state === "running" && `${of} ${describeChange({ property, value }, members)}`}
        {state === "undoing" && `Taking back: ${of}`}
      </p>
      <div className="min-w-30 flex-1">
        <ProgressBar labelledBy={labelId} value={seen} max={total} paused={state === "failed"} />
      </div>
      {state !== "undoing" && (
        <Button size="sm" onClick={undo}>
          Undo
        </Button>
      )}
    </div>
  );
}
