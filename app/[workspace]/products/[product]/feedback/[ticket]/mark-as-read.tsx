"use client";

import { startTransition, useEffect, useEffectEvent } from "react";
import { markRead } from "#app/[workspace]/products/[product]/feedback/actions.ts";

type MarkAsReadProps = {
  workspace: string;
  ticketId: string;
  seenUntil: string;
  isUnread: boolean;
};

/**
 * Reading is a change, so it is posted once the ticket is on the screen: a link that is fetched ahead marks nothing.
 * Whoever marks an open ticket as unread has read nothing new since.
 */
export function MarkAsRead({ workspace, ticketId, seenUntil, isUnread }: MarkAsReadProps) {
  const post = useEffectEvent((until: string) => {
    if (!isUnread) return;
    const form = new FormData();
    form.set("workspace", workspace);
    form.set("ticketId", ticketId);
    form.set("seenUntil", until);
    startTransition(async () => {
      await markRead({ ok: false }, form);
    });
  });

  useEffect(() => post(seenUntil), [seenUntil]);
  return null;
}
