"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { backdropLooks } from "#components/ui/floating-looks.ts";
import { drawerHandle } from "./drawer-handle.ts";

export function NavigatorDrawer({ children }: { children: ReactNode }) {
  const pathname = usePathname();

  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving on a page closes the drawer
  useEffect(() => drawerHandle.close(), [pathname]);

  return (
    <Dialog.Root handle={drawerHandle}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLooks} />
        <Dialog.Popup className="fixed inset-y-0 start-0 z-50 flex w-72 max-w-[85vw] flex-col bg-nav text-13 text-nav-text-2 outline-none transition-[translate] duration-(--move) [--focus:var(--nav-focus)] data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
          <Dialog.Title className="sr-only">Navigator</Dialog.Title>
          <Dialog.Close
            aria-label="Close navigator"
            className="hit absolute end-2.5 top-3 z-10 grid size-9 place-items-center rounded-md text-nav-text-3"
          >
            <X aria-hidden />
          </Dialog.Close>
          <nav aria-label="Navigator" className="flex min-h-0 flex-1 flex-col">
            {children}
          </nav>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
