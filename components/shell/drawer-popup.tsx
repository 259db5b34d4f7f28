"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { usePathname } from "next/navigation";
import { use, useEffect, useEffectEvent, useState } from "react";
import { backdropLooks } from "#components/ui/floating-looks.ts";
import { StandIn } from "#components/ui/popups/stand-in.tsx";
import type { Popup } from "#components/ui/popups/use-popup.tsx";
import { DrawerContext } from "./navigator/navigator-drawer.tsx";

export function DrawerPopup({ popup }: { popup: Popup }) {
  const { open, setOpen, onSettled, id, buttonId } = popup;
  const navigator = use(DrawerContext);
  const pathname = usePathname();
  const [openedAt, setOpenedAt] = useState(pathname);
  const arrive = useEffectEvent(() => {
    if (pathname !== openedAt) setOpen(false);
    setOpenedAt(pathname);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving on a page closes the drawer
  useEffect(() => arrive(), [pathname]);

  return (
    <Dialog.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={onSettled}>
      <Dialog.Trigger id={buttonId} render={<StandIn popup={popup} />} />
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLooks} />
        <Dialog.Popup
          id={id}
          className="fixed inset-y-0 start-0 z-50 flex w-72 max-w-[85vw] flex-col bg-nav text-13 text-nav-text-2 outline-none transition-[translate] duration-(--move) [--focus:var(--nav-focus)] data-ending-style:-translate-x-full data-starting-style:-translate-x-full"
        >
          <Dialog.Title className="sr-only">Navigator</Dialog.Title>
          <Dialog.Close
            aria-label="Close navigator"
            className="hit absolute end-2.5 top-3 z-10 grid size-9 place-items-center rounded-md text-nav-text-3"
          >
            <X aria-hidden />
          </Dialog.Close>
          <nav aria-label="Navigator" className="flex min-h-0 flex-1 flex-col">
            {navigator}
          </nav>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
