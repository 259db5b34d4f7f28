"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { backdropLooks, dialogLooks, dialogTitleLooks } from "#components/ui/floating-looks.ts";
import { Key } from "#components/ui/key.tsx";
import { cn } from "#lib/cn.ts";
import type { Command } from "./commands.ts";

type ShortcutsProps = { open: boolean; onClose: () => void; commands: Command[] };

const everywhere = [
  { id: "menu", label: "Command menu", keys: ["Ctrl/⌘", "K"] },
  { id: "close", label: "Close, clear the selection, back to the list", keys: ["Esc"] },
];

export function Shortcuts({ open, onClose, commands }: ShortcutsProps) {
  const groups = [
    { title: "Tickets", rows: commands.filter(({ isAboutTickets }) => isAboutTickets).map(asRow) },
    {
      title: "List",
      rows: [...commands.filter(({ isAboutTickets }) => !isAboutTickets).map(asRow), ...everywhere],
    },
  ];
  return (
    <Dialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLooks} />
        <Dialog.Popup className={cn(dialogLooks, "w-160!")}>
          <div className="flex items-center justify-between">
            <Dialog.Title className={dialogTitleLooks}>Keyboard shortcuts</Dialog.Title>
            <Dialog.Close
              aria-label="Close"
              className="hit grid size-7 place-items-center rounded-md text-text-3 hover:bg-hover hover:text-text"
            >
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </div>
          <div className="mt-4 grid gap-x-10 gap-y-5 sm:grid-cols-2">
            {groups.map(({ title, rows }) => (
              <section key={title} aria-label={title}>
                <h3 className="mb-1.5 font-medium text-12 text-text-3">{title}</h3>
                <ul>
                  {rows.map(({ id, label, keys }) => (
                    <li key={id} className="flex min-h-8 items-center justify-between gap-4">
                      <span>{label}</span>
                      <span className="flex shrink-0 gap-1">
                        {keys.map((key) => (
                          <Key key={key}>{key}</Key>
                        ))}
                      </span>
                      <span className="sr-only">{keys.join(" ")}</span>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function asRow({ id, label, key }: Command) {
  const keys = key.split("+").map((one) => (one.length === 1 ? one.toUpperCase() : one));
  return { id, label: label.replace("…", ""), keys };
}
