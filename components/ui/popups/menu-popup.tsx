"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check, ChevronRight } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { AppLink } from "#components/ui/app-link.tsx";
import { cn } from "#lib/cn.ts";
import { StandIn } from "./stand-in.tsx";
import type { Popup } from "./use-popup.tsx";

const itemShape =
  "flex min-h-(--row-menu) cursor-default select-none items-center gap-2.25 whitespace-nowrap rounded-sm px-2 outline-none data-disabled:text-text-disabled data-highlighted:bg-pressed";

const itemLooks = `${itemShape} text-text [&>svg]:text-text-3`;
const dangerLooks = `${itemShape} text-danger [&>svg]:text-danger`;

type MenuContentProps = {
  id?: string;
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
};

type MenuPopupProps = MenuContentProps & { popup: Popup };

export function MenuPopup({ popup, ...content }: MenuPopupProps) {
  const { open, setOpen, onSettled, id, buttonId } = popup;
  return (
    <Base.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={onSettled}>
      <Base.Trigger id={buttonId} render={<StandIn popup={popup} />} />
      <MenuContent id={id} {...content} />
    </Base.Root>
  );
}

function MenuContent({ id, align = "start", className, children }: MenuContentProps) {
  return (
    <Base.Portal>
      <Base.Positioner align={align} sideOffset={6} className="z-50 outline-none">
        <Base.Popup
          id={id}
          className={cn(
            "max-h-(--available-height) min-w-50 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg bg-raised p-1 text-13 shadow-md outline-none transition-[opacity,translate] duration-(--enter)",
            "data-ending-style:opacity-0 data-ending-style:duration-(--exit) data-starting-style:translate-y-1 data-starting-style:opacity-0",
            className,
          )}
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

type MenuItemProps = Omit<ComponentProps<typeof Base.Item>, "className"> & { danger?: boolean };

export function MenuItem({ danger, ...props }: MenuItemProps) {
  return <Base.Item className={danger ? dangerLooks : itemLooks} {...props} />;
}

type MenuLinkItemProps = { href: string; current?: boolean; children: ReactNode };

export function MenuLinkItem({ href, current, children }: MenuLinkItemProps) {
  return (
    <Base.LinkItem
      closeOnClick
      render={<AppLink href={href} />}
      aria-current={current || undefined}
      className={itemLooks}
    >
      {children}
      {current && <Check aria-hidden className="ms-auto size-3.5" />}
    </Base.LinkItem>
  );
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 font-medium text-11 text-text-3">
        {label}
      </Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}

type MenuCheckItemProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  children: ReactNode;
};

export function MenuCheckItem({ children, ...props }: MenuCheckItemProps) {
  return (
    <Base.CheckboxItem className={itemLooks} {...props}>
      {children}
      <Base.CheckboxItemIndicator className="ms-auto">
        <Check aria-hidden className="size-3.5 text-text-3" />
      </Base.CheckboxItemIndicator>
    </Base.CheckboxItem>
  );
}

export const MenuRadioGroup = Base.RadioGroup;

type MenuRadioItemProps = {
  value: string;
  icon?: ReactNode;
  shortcut?: string;
  disabled?: boolean;
  children: ReactNode;
};

export function MenuRadioItem({ icon, shortcut, children, ...props }: MenuRadioItemProps) {
  return (
    <Base.RadioItem closeOnClick className={itemLooks} aria-keyshortcuts={shortcut} {...props}>
      {icon}
      {children}
      <Base.RadioItemIndicator className="ms-auto">
        <Check aria-hidden className="size-3.5 text-text-3" />
      </Base.RadioItemIndicator>
    </Base.RadioItem>
  );
}

type MenuSubmenuProps = { label: string; icon?: ReactNode; children: ReactNode };

export function MenuSubmenu({ label, icon, children }: MenuSubmenuProps) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={itemLooks}>
        {icon}
        {label}
        <ChevronRight aria-hidden className="ms-auto size-3.5 rtl:rotate-180" />
      </Base.SubmenuTrigger>
      <MenuContent>{children}</MenuContent>
    </Base.SubmenuRoot>
  );
}
