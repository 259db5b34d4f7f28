"use client";

import type { Where } from "#app/[workspace]/products/[product]/feedback/inbox/state/lists/fetch-tickets.ts";
import type { Conflict } from "#lib/form-state.ts";

export type Property = "status" | "priority" | "assignee" | "snooze" | "deleted" | "read";

type Sent = { ticketId: string; property: Property; value: string; seen: string };

/** Ok, or why not: what somebody else made of it, or in words. */
export type Answer =
  | { ok: true }
  | { ok: false; conflict: Conflict }
  | { ok: false; message: string };

const refusals: Record<number, string> = {
  401: "Nothing was saved: you are signed out. Reload the page to sign in again.",
  403: "Nothing was saved: your role does not allow this. An owner or admin can do it.",
  404: "Nothing was saved: the ticket is not here any more.",
};

/** It goes on even if the page is left meanwhile. */
export async function sendChange({ workspace, productKey }: Where, change: Sent): Promise<Answer> {
  const address = `/api/feedback/${productKey}/change?workspace=${encodeURIComponent(workspace)}`;
  const answer = await fetch(address, {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(change),
  }).catch(() => null);
  if (answer?.ok) return { ok: true };
  const said: unknown = await answer?.json().catch(() => null);
  if (isConflict(said)) return { ok: false, conflict: said.conflict };
  const message =
    (answer && refusals[answer.status]) ?? "Nothing was saved. Try again in a moment.";
  return { ok: false, message: isRefusal(said) ? said.message : message };
}

function isConflict(said: unknown): said is { conflict: Conflict } {
  return typeof said === "object" && said !== null && "conflict" in said;
}

function isRefusal(said: unknown): said is { message: string } {
  return (
    typeof said === "object" &&
    said !== null &&
    "message" in said &&
    typeof said.message === "string"
  );
}
