"use client";

import { Popover } from "@base-ui/react/popover";
import { Bell as BellIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { startTransition, useEffect, useEffectEvent, useState } from "react";
import { Form, type FormAction } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { cn } from "#lib/cn.ts";
import { BellList } from "./bell-list.tsx";
import { itemLooks } from "./navigator-looks.ts";

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
  const [open, setOpen] = useState(false);
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

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
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
      </Popover.Trigger>
      <span aria-live="polite" className="sr-only">
        {said && `${count} unread ${unread === 1 ? "notification" : "notifications"}`}
      </span>
      <Popover.Portal>
        <Popover.Positioner side="right" align="start" sideOffset={8} className="z-60 outline-none">
          <Popover.Popup className="flex max-h-[min(var(--available-height),32rem)] w-96 max-w-[calc(100vw-1rem)] flex-col rounded-lg bg-raised text-13 text-text shadow-md outline-none transition-[opacity,translate] duration-(--enter) data-ending-style:opacity-0 data-ending-style:duration-(--exit) data-starting-style:translate-y-1 data-starting-style:opacity-0">
            <div className="flex min-h-11 items-center justify-between gap-2 border-b ps-4 pe-2">
              <Popover.Title className="font-semibold text-14">Notifications</Popover.Title>
              {unread > 0 && items[0] && (
                <Form action={markAllRead} workspace={workspace} fields={{ shownAt: items[0].at }}>
                  <SubmitButton variant="ghost" size="sm" busyLabel="Marking">
                    Mark all read
                  </SubmitButton>
                </Form>
              )}
            </div>
            <BellList
              items={items}
              viewer={viewer}
              onChoose={({ id, isRead }) => {
                setOpen(false);
                if (!isRead) read([id]);
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
