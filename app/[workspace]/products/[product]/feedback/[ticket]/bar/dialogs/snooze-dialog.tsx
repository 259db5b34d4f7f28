"use client";

import type { FormEvent } from "react";
import {
  snoozeTimes,
  writeLocalTime,
} from "#app/[workspace]/products/[product]/feedback/[ticket]/bar/snooze-times.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";

type SnoozeDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChoose: (until: Date) => void;
};

const yearMs = 365 * 86_400_000;

export function SnoozeDialog({ open, onOpenChange, onChoose }: SnoozeDialogProps) {
  function choose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get("until");
    const until = new Date(typeof given === "string" ? given : "");
    if (Number.isNaN(until.getTime())) return;
    onOpenChange(false);
    onChoose(until);
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Snooze until">
      <form onSubmit={choose} className="grid gap-4">
        <Field
          name="until"
          label="Day and time"
          type="datetime-local"
          required
          {...limits(new Date())}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary">
            Snooze
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function limits(now: Date) {
  const [, tomorrow] = snoozeTimes(now);
  return {
    min: writeLocalTime(now),
    max: writeLocalTime(new Date(now.getTime() + yearMs)),
    defaultValue: tomorrow && writeLocalTime(tomorrow.until),
  };
}
