"use client";

import { CalendarClock, Moon, Sun } from "lucide-react";
import { startTransition, useOptimistic, useState } from "react";
import { useTicketAction } from "#app/[workspace]/products/[product]/feedback/[ticket]/use-ticket-action.tsx";
import { setSnooze } from "#app/[workspace]/products/[product]/feedback/actions.ts";
import { Button } from "#components/ui/button.tsx";
import { formatSoon } from "#components/ui/format-time.ts";
import { Key } from "#components/ui/key.tsx";
import { Menu, MenuItem, MenuSeparator } from "#components/ui/menu.tsx";
import { useToast } from "#components/ui/toast.tsx";
import { useConflictToast } from "#components/ui/use-conflict-toast.tsx";
import { SnoozeDialog } from "./dialogs/snooze-dialog.tsx";
import { type SnoozeTime, snoozeTimes } from "./snooze-times.ts";

type SnoozeMenuProps = {
  workspace: string;
  ticketId: string;
  /** ISO; empty for not snoozed. */
  until: string;
  timeZone: string;
};

export function SnoozeMenu({ workspace, ticketId, until, timeZone }: SnoozeMenuProps) {
  const { run, dialog } = useTicketAction(setSnooze, workspace);
  const askWhich = useConflictToast();
  const toast = useToast();
  const [shown, setShown] = useOptimistic(until);
  const [times, setTimes] = useState<SnoozeTime[]>([]);
  const [asksWhen, setAsksWhen] = useState(false);
  const wordsOf = (moment: string) =>
    moment ? `snoozed until ${formatSoon(moment, { timeZone, now: new Date() })}` : "not snoozed";

  function save(wanted: string, seen: string) {
    startTransition(async () => {
      setShown(wanted);
      const { ok, conflict } = await run({ ticketId, until: wanted, seen });
      if (conflict) {
        const saveMine = () => save(wanted, conflict.theirs);
        askWhich({ conflict, what: "the snooze", yours: wanted, wordsOf, saveMine });
      } else if (ok && wanted) {
        const undo = { label: "Undo", onClick: () => save("", wanted) };
        toast({ title: `${ticketId} is ${wordsOf(wanted)}.`, action: undo });
      }
    });
  }

  return (
    <>
      <Menu
        trigger={
          <Button
            variant="bare"
            size="sm"
            aria-keyshortcuts="H"
            title={shown ? `${ticketId} is ${wordsOf(shown)}` : undefined}
            className="text-13!"
          >
            <Moon aria-hidden className={shown ? "fill-current" : undefined} />
            {shown ? "Snoozed" : "Snooze"}
            <Key className="max-md:hidden">H</Key>
          </Button>
        }
        onOpenChange={(open) => open && setTimes(snoozeTimes(new Date()))}
        align="end"
      >
        {times.map((time) => (
          <MenuItem key={time.label} onClick={() => save(time.until.toISOString(), shown)}>
            <Moon aria-hidden className="size-3.5" />
            {time.label}
            <span className="nums ms-auto ps-4 text-12 text-text-3">
              {formatSoon(time.until, { timeZone, now: new Date() })}
            </span>
          </MenuItem>
        ))}
        <MenuItem onClick={() => setAsksWhen(true)}>
          <CalendarClock aria-hidden className="size-3.5" />
          Another time…
        </MenuItem>
        {shown && (
          <>
            <MenuSeparator />
            <MenuItem onClick={() => save("", shown)}>
              <Sun aria-hidden className="size-3.5" />
              Wake now
            </MenuItem>
          </>
        )}
      </Menu>
      <SnoozeDialog
        open={asksWhen}
        onOpenChange={setAsksWhen}
        onChoose={(moment) => save(moment.toISOString(), shown)}
      />
      {dialog}
    </>
  );
}
