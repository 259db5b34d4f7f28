"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { DialogContext } from "./dialog-context.ts";
import { backdropLooks, dialogLooks, dialogTitleLooks } from "./floating-looks.ts";
import { SubmitButton } from "./submit-button.tsx";

type DialogProps = {
  title: string;
  description?: ReactNode;
  children: ReactNode;
} & (
  | { trigger: ReactElement; open?: undefined; onOpenChange?: undefined }
  // Where something else opens it, as the item of a menu.
  | { trigger?: undefined; open: boolean; onOpenChange: (open: boolean) => void }
);

export function Dialog({ trigger, title, description, children, ...asked }: DialogProps) {
  const [opened, setOpened] = useState(false);
  const open = asked.open ?? opened;
  const setOpen = asked.onOpenChange ?? setOpened;
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdropLooks} />
        <Base.Popup className={dialogLooks}>
          <Base.Title className={dialogTitleLooks}>{title}</Base.Title>
          {description && (
            <Base.Description className="mt-2 text-text-2">{description}</Base.Description>
          )}
          <DialogContext value={{ close: () => setOpen(false) }}>
            <div className="mt-4">{children}</div>
          </DialogContext>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

type DialogActionsProps = {
  submitLabel: string;
  busyLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "primary";
};

export function DialogActions({
  submitLabel,
  busyLabel,
  cancelLabel = "Cancel",
  tone = "primary",
}: DialogActionsProps) {
  return (
    <div className="mt-2 flex justify-end gap-2">
      <Base.Close render={<Button />}>{cancelLabel}</Base.Close>
      <SubmitButton variant={tone === "danger" ? "danger-solid" : "primary"} busyLabel={busyLabel}>
        {submitLabel}
      </SubmitButton>
    </div>
  );
}
