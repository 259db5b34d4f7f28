import { useRouter } from "next/navigation";
import { startTransition, useRef } from "react";
import { focusOn } from "#app/[workspace]/products/[product]/feedback/inbox/keys/focus-on.ts";
import type { Inbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { useToast } from "#components/ui/toast.tsx";
import type { TicketRow } from "#lib/feedback/inbox/read-tickets.ts";
import { changeOf, describeChange, readValue, type Wanted } from "./describe-change.ts";
import { sendChange } from "./send-change.ts";
import { useBulkChange } from "./use-bulk-change.ts";

export type Changes = {
  /** To the selection, or else to the row that keys are about. */
  apply: (wanted: Wanted) => void;
  applyTo: (row: TicketRow, wanted: Wanted) => void;
  undo: () => void;
};

const leavesNoTrace = new Set(["read"]);

/** Each change shows at once and can be taken back; one that fails puts back what was there, and says why. */
export function useChanges(inbox: Inbox): Changes {
  const { store, members, selection, search, open } = inbox;
  const router = useRouter();
  const toast = useToast();
  const lastUndo = useRef<(() => void) | null>(null);
  const toMany = useBulkChange(inbox, remember);

  function remember(undo: (() => void) | null) {
    lastUndo.current = undo;
  }

  function undo() {
    const take = lastUndo.current;
    lastUndo.current = null;
    take?.();
  }

  async function save(row: TicketRow, { wanted, seen }: { wanted: Wanted; seen: string }) {
    const { id, ticketId } = row;
    const settle = store.changeOne(changeOf(wanted, members), { id, seen, ...wanted });
    const answer = await sendChange(inbox, { ticketId, ...wanted, seen });
    settle(answer.ok);
    store.reload(search);
    if (ticketId === open || inbox.open) startTransition(() => router.refresh());
    if (answer.ok) return true;
    if ("conflict" in answer) sayConflict(row, wanted, answer.conflict);
    else toast({ title: `${ticketId}: ${answer.message}`, tone: "failed" });
    return false;
  }

  function sayConflict(
    row: TicketRow,
    wanted: Wanted,
    conflict: { theirs: string; by: string | null },
  ) {
    const theirs = describeChange({ ...wanted, value: conflict.theirs }, members);
    toast({
      title: `${conflict.by ?? "Somebody"} changed ${row.ticketId} meanwhile: it is ${theirs}.`,
      tone: "failed",
      stays: true,
      action: {
        label: "Save mine",
        onClick: () => void save(row, { wanted, seen: conflict.theirs }),
      },
    });
  }

  function applyTo(row: TicketRow, wanted: Wanted) {
    const seen = readValue(row, wanted.property);
    if (seen === wanted.value) return;
    const back = { ...wanted, value: seen };
    const takeBack = () => void save(row, { wanted: back, seen: wanted.value });
    openNext(inbox, row, wanted);
    remember(takeBack);
    void save(row, { wanted, seen });
    if (leavesNoTrace.has(wanted.property)) return;
    toast({
      title: `${row.ticketId} ${describeChange(wanted, members)}`,
      about: "change",
      action: { label: "Undo", onClick: takeBack },
    });
  }

  function apply(wanted: Wanted) {
    if (!selection.isEmpty) toMany(wanted);
    else if (inbox.active) applyTo(inbox.active, wanted);
  }

  return { apply, applyTo, undo };
}

/** Where a ticket leaves the list, the one below it takes its place: in the pane too. */
function openNext(
  { listed, open, go, setActive }: Inbox,
  row: TicketRow,
  { property, value }: Wanted,
) {
  // Read or not, a ticket that is looked at would be marked read at once again.
  if (property === "read" && value === "no" && row.ticketId === open) go(null);
  const leaves =
    property === "deleted" ||
    (property === "snooze" && value !== "") ||
    (property === "status" && (value === "done" || value === "canceled"));
  if (!leaves) return;
  const at = listed.rows.findIndex(({ id }) => id === row.id);
  const next = listed.rows[at + 1] ?? listed.rows[at - 1];
  if (next) {
    setActive(next.id);
    requestAnimationFrame(() => focusOn(`[data-row="${next.id}"]`));
  }
  if (row.ticketId === open) go(next?.ticketId ?? null);
}
