"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { DialogContext } from "#components/ui/dialog-context.ts";
import { backdropLooks, dialogLooks, dialogTitleLooks } from "#components/ui/floating-looks.ts";
import { Form, type FormAction } from "#components/ui/form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { StandIn } from "./stand-in.tsx";
import type { Popup } from "./use-popup.tsx";

export type Question = {
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

export function ConfirmPopup({
  popup,
  title,
  children,
  confirmLabel,
  busyLabel,
  cancelLabel = "Cancel",
  tone = "danger",
  ...form
}: Question & { popup: Popup }) {
  const { open, setOpen, onSettled, id, buttonId, finalFocus } = popup;
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={onSettled}>
      <AlertDialog.Trigger id={buttonId} render={<StandIn popup={popup} />} />
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdropLooks} />
        <AlertDialog.Popup id={id} finalFocus={finalFocus} className={dialogLooks}>
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
