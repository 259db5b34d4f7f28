"use client";

import { startTransition, useEffect } from "react";
import { markRead } from "#app/[workspace]/products/[product]/feedback/actions.ts";

type MarkAsReadProps = { workspace: string; ticketId: string; seenUntil: string };

/** Reading is a change, so it is posted once the ticket is on the screen: a link that is fetched ahead marks nothing. */
export function MarkAsRead({ workspace, ticketId, seenUntil }: MarkAsReadProps) {
  useEffect(() => {
    const form = new FormData();
    form.set("workspace", workspace);
    form.set("ticketId", ticketId);
    form.set("seenUntil", seenUntil);
    startTransition(async () => {
      await markRead({ ok: false }, form);
    });
  }, [workspace, ticketId, seenUntil]);
  return null;
}
