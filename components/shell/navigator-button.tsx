"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Menu } from "lucide-react";
import { drawerHandle } from "./drawer-handle.ts";

export function NavigatorButton() {
  return (
    <Dialog.Trigger
      handle={drawerHandle}
      aria-label="Open navigator"
      className="hit grid size-9 shrink-0 place-items-center rounded-md text-text-3 hover:bg-hover md:hidden"
    >
      <Menu aria-hidden className="size-5" />
    </Dialog.Trigger>
  );
}
