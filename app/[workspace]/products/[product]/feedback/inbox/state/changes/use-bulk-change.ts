import { startTransition } from "react";
import { changeMany, undoMany } from "#app/[workspace]/products/[product]/feedback/bulk-actions.ts";
import type { Inbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { usePreparedToasts, useToast } from "#components/ui/toast.tsx";
import type { FormState } from "#lib/form-state.ts";
import { changeOf, describeChange, type Wanted } from "./describe-change.ts";

const failedAltogether = "Nothing was saved. Try again in a moment.";

/** To everything that is selected: a job of the server's goes on with what the answer has not done yet. */
export function useBulkChange(inbox: Inbox, remember: (undo: (() => void) | null) => void) {
  const { store, workspace, productKey, members, selection, search, listed } = inbox;
  const toast = useToast();
  usePreparedToasts({ when: !selection.isEmpty });

  function formOf(fields: Record<string, string>): FormData {
    const form = new FormData();
    for (const [name, value] of Object.entries({ workspace, product: productKey, ...fields })) {
      form.set(name, value);
    }
    return form;
  }

  async function takeBack(bulkId: string) {
    const answer = await undoMany({ ok: false }, formOf({ bulkId })).catch(() => null);
    store.reload(search);
    if (!answer?.ok) toast({ title: answer?.message ?? failedAltogether, tone: "failed" });
    else toast({ title: answer.message ?? "Taken back" });
  }

  function sayDone({ values }: FormState, wanted: Wanted) {
    const { bulkId = "", changed = "0", total = "0", state } = values ?? {};
    const undo = () => startTransition(() => takeBack(bulkId));
    const count = state === "running" ? total : changed;
    remember(undo);
    toast({
      title: `${ticketsIn(Number(count))} ${describeChange(wanted, members)}`,
      action: { label: "Undo", onClick: undo },
    });
  }

  return function change(wanted: Wanted) {
    const { isAll, ids } = selection;
    const settle = store.change(isAll ? "all" : new Set(ids), changeOf(wanted, members));
    const chosen = isAll ? { tickets: "", search } : { tickets: [...ids].join(","), search: "" };
    const form = formOf({ ...wanted, ...chosen });
    if (listed.rows.length > 0) selection.clear();
    startTransition(async () => {
      const answer = await changeMany({ ok: false }, form).catch(() => null);
      settle(answer?.ok ?? false);
      store.reload(search);
      if (answer?.ok) sayDone(answer, wanted);
      else toast({ title: answer?.message ?? failedAltogether, tone: "failed" });
    });
  };
}

function ticketsIn(count: number): string {
  return count === 1 ? "1 ticket" : `${count.toLocaleString("en")} tickets`;
}
