"use client";

import { Menu } from "lucide-react";
import { usePopup } from "#components/ui/popups/use-popup.tsx";

const load = () => import("#components/shell/drawer-popup.tsx");

const trigger = (
  <button
    type="button"
    aria-label="Open navigator"
    className="hit grid size-9 shrink-0 place-items-center rounded-md text-text-3 hover:bg-hover md:hidden"
  >
    <Menu aria-hidden className="size-5" />
  </button>
);

export function NavigatorButton() {
  const { code, popup, button } = usePopup({ trigger, kind: "dialog", load });
  return (
    <>
      {button}
      {code && <code.DrawerPopup popup={popup} />}
    </>
  );
}
