"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { DialogContext } from "./dialog-context.ts";
import { backdropLooks, dialogLooks, dialogTitleLooks } from "./floating-looks.ts";
import { Form, type FormAction } from "./form.tsx";
import { SubmitButton } from "./submit-button.tsx";

type ConfirmDialogProps = {
  trigger: ReactElement;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  busyLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "primary";
  action: FormAction;
  workspace?: string;
  fields?: Record<string, string>;
};

export function ConfirmDialog({
  trigger,
  title,
  children,
  confirmLabel,
  busyLabel,
  cancelLabel = "Cancel",
  tone = "danger",
  ...form
}: ConfirmDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      <AlertDialog.Trigger render={trigger} />
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdropLooks} />
        <AlertDialog.Popup className={dialogLooks}>
          <AlertDialog.Title className={dialogTitleLooks}>{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 mb-5 text-pretty text-text-2">
            {children}
          </AlertDialog.Description>
          <DialogContext value={{ close: () => setOpen(false) }}>
            <Form className="grid gap-4" {...form}>
              <div className="flex flex-wrap justify-end gap-2">
                <AlertDialog.Close render={<Button />}>{cancelLabel}</AlertDialog.Close>
                <SubmitButton
                  variant={tone === "danger" ? "danger-solid" : "primary"}
                  busyLabel={busyLabel}
                >
                  {confirmLabel}
                </SubmitButton>
              </div>
            </Form>
          </DialogContext>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
