"use client";

import { Bell as BellIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { startTransition, useEffect, useEffectEvent } from "react";
import type { FormAction } from "#components/ui/form.tsx";
import { usePopup } from "#components/ui/popups/use-popup.tsx";
import { cn } from "#lib/cn.ts";
import { itemLooks } from "./navigator/navigator-looks.ts";

const load = () => import("./bell-popup.tsx");

export type BellItem = {
  id: string;
  href: string;
  /** Null where nobody did it. */
  who: string | null;
  sentence: string;
  ticketId: string | null;
  title: string | null;
  at: string;
  isRead: boolean;
};

type BellProps = {
  workspace: string;
  /** 10 means 10 or more. */
  unread: number;
  items: BellItem[];
  viewer: { now: Date; timeZone: string };
  markRead: FormAction;
  markAllRead: FormAction;
};

export function Bell({ workspace, unread, items, viewer, markRead, markAllRead }: BellProps) {
  const pathname = usePathname();
  const count = unread > 9 ? "9+" : String(unread);
  const said = unread > 0 ? `${count} unread` : "";

  function read(ids: string[]) {
    const form = new FormData();
    form.set("workspace", workspace);
    for (const id of ids) form.append("notificationId", id);
    startTransition(async () => {
      await markRead({ ok: false }, form);
    });
  }

  /** Whoever has the ticket in front of them need not be told of it. */
  const readWhatIsOpen = useEffectEvent(() => {
    const seen = items.filter(({ href, isRead }) => !isRead && href === pathname);
    if (seen.length > 0 && !document.hidden) read(seen.map(({ id }) => id));
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, or another list, is looked at anew
  useEffect(() => readWhatIsOpen(), [pathname, items]);

  const trigger = (
    <button
      type="button"
      aria-label={said ? `Notifications, ${said}` : "Notifications"}
      title="Notifications"
      className={cn(itemLooks, "relative w-full")}
    >
      <BellIcon aria-hidden />
      <span aria-hidden className="truncate group-data-collapsed/nav:hidden">
        Notifications
      </span>
      {unread > 0 && (
        <span
          aria-hidden
          className="nums ms-auto rounded-full bg-nav-text px-1.25 font-semibold text-11 text-nav leading-4 group-data-collapsed/nav:absolute group-data-collapsed/nav:end-0 group-data-collapsed/nav:top-0"
        >
          {count}
        </span>
      )}
    </button>
  );
  const { code, popup, button } = usePopup({ trigger, kind: "dialog", load });
  return (
    <>
      {button}
      <span aria-live="polite" className="sr-only">
        {said && `${count} unread ${unread === 1 ? "notification" : "notifications"}`}
      </span>
      {code && (
        <code.BellPopup
          {...{ popup, workspace, items, viewer, markAllRead }}
          hasUnread={unread > 0}
          onChoose={({ id, isRead }) => {
            popup.setOpen(false);
            if (!isRead) read([id]);
          }}
        />
      )}
    </>
  );
}
