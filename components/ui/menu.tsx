"use client";

import { type ComponentProps, createContext, type ReactElement, type ReactNode, use } from "react";
import { prepareDialogs } from "./dialog.tsx";
import { usePopup } from "./popups/use-popup.tsx";

/** What an item opens is often a dialog: it has to be there before the press. */
function load() {
  prepareDialogs();
  return import("./popups/menu-popup.tsx");
}

type Code = Awaited<ReturnType<typeof load>>;

const CodeContext = createContext<Code | null>(null);

type MenuProps = {
  trigger: ReactElement;
  align?: "start" | "center" | "end";
  className?: string;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
};

export function Menu({ trigger, onOpenChange, ...content }: MenuProps) {
  const { code, popup, button } = usePopup({ trigger, kind: "menu", load, onOpenChange });
  return (
    <>
      {button}
      {code && (
        <CodeContext value={code}>
          <code.MenuPopup popup={popup} {...content} />
        </CodeContext>
      )}
    </>
  );
}

export function MenuItem(props: ComponentProps<Code["MenuItem"]>) {
  const { MenuItem: Part } = useCode();
  return <Part {...props} />;
}

export function MenuLinkItem(props: ComponentProps<Code["MenuLinkItem"]>) {
  const { MenuLinkItem: Part } = useCode();
  return <Part {...props} />;
}

export function MenuGroup(props: ComponentProps<Code["MenuGroup"]>) {
  const { MenuGroup: Part } = useCode();
  return <Part {...props} />;
}

export function MenuSeparator() {
  const { MenuSeparator: Part } = useCode();
  return <Part />;
}

/** The menu stays open: several are often chosen in one go. */
export function MenuCheckItem(props: ComponentProps<Code["MenuCheckItem"]>) {
  const { MenuCheckItem: Part } = useCode();
  return <Part {...props} />;
}

export function MenuRadioGroup(props: ComponentProps<Code["MenuRadioGroup"]>) {
  const { MenuRadioGroup: Part } = useCode();
  return <Part {...props} />;
}

export function MenuRadioItem(props: ComponentProps<Code["MenuRadioItem"]>) {
  const { MenuRadioItem: Part } = useCode();
  return <Part {...props} />;
}

export function MenuSubmenu(props: ComponentProps<Code["MenuSubmenu"]>) {
  const { MenuSubmenu: Part } = useCode();
  return <Part {...props} />;
}

/** Of an open menu, which has its code. */
function useCode(): Code {
  const code = use(CodeContext);
  if (!code) throw new Error("This belongs into a menu");
  return code;
}
