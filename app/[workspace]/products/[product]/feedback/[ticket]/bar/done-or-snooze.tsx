"use client";

import { useShownValue } from "#app/[workspace]/products/[product]/feedback/[ticket]/properties/use-shown-value.ts";
import { DoneButton } from "./done-button.tsx";
import { SnoozeMenu } from "./snooze-menu.tsx";

type DoneOrSnoozeProps = {
  id: string;
  ticketId: string;
  status: string;
  /** ISO; empty for not snoozed. */
  until: string;
  workspace: string;
  timeZone: string;
};

/** What is over cannot be snoozed. */
export function DoneOrSnooze({ id, workspace, ticketId, timeZone, ...said }: DoneOrSnoozeProps) {
  const status = useShownValue({ id, property: "status", value: said.status });
  const until = useShownValue({ id, property: "snooze", value: said.until });
  const isOver = status === "done" || status === "canceled";
  return (
    <>
      <DoneButton {...{ workspace, ticketId, status }} />
      {!isOver && <SnoozeMenu {...{ workspace, ticketId, timeZone, until }} />}
    </>
  );
}
