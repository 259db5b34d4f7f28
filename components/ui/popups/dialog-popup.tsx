"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { DialogContext } from "#components/ui/dialog-context.ts";
import { backdropLooks, dialogLooks, dialogTitleLooks } from "#components/ui/floating-looks.ts";
import { StandIn } from "./stand-in.tsx";
import type { Popup } from "./use-popup.tsx";

type DialogPopupProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where a button of its own opens it. */
  popup?: Popup;
  onFocused?: () => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
};

export function DialogPopup(props: DialogPopupProps) {
  const { open, onOpenChange, popup, onFocused, title, description, children } = props;
  return (
    <Base.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpen) => popup?.onSettled(isOpen)}
    >
      {popup && <Base.Trigger id={popup.buttonId} render={<StandIn popup={popup} />} />}
      <Base.Portal>
        <Base.Backdrop className={backdropLooks} />
        <Base.Popup
          id={popup?.id}
          onFocus={onFocused}
          finalFocus={popup?.finalFocus}
          className={dialogLooks}
        >
          <Base.Title className={dialogTitleLooks}>{title}</Base.Title>
          {description && (
            <Base.Description className="mt-2 text-text-2">{description}</Base.Description>
          )}
          <DialogContext value={{ close: () => onOpenChange(false) }}>
            <div className="mt-4">{children}</div>
          </DialogContext>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
