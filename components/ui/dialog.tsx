"use client";

import dynamic from "next/dynamic";
import { type ReactElement, type ReactNode, use, useState } from "react";
import { Button } from "./button.tsx";
import { DialogContext } from "./dialog-context.ts";
import { usePopup } from "./popups/use-popup.tsx";
import { SubmitButton } from "./submit-button.tsx";

const load = () => import("./popups/dialog-popup.tsx");
const DialogPopup = dynamic(() => load().then((file) => file.DialogPopup));

type Content = { title: string; description?: ReactNode; children: ReactNode };
type WithTrigger = Content & { trigger: ReactElement; open?: undefined; onOpenChange?: undefined };
/** Where something else opens it, as the item of a menu. */
type Without = Content & {
  trigger?: undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function Dialog(props: WithTrigger | Without) {
  return props.trigger ? <DialogOfButton {...props} /> : <DialogAlone {...props} />;
}

function DialogOfButton({ trigger, ...content }: WithTrigger) {
  const { code, popup, button } = usePopup({ trigger, kind: "dialog", load });
  const { open, setOpen } = popup;
  return (
    <>
      {button}
      {code && <code.DialogPopup {...content} popup={popup} open={open} onOpenChange={setOpen} />}
    </>
  );
}

function DialogAlone(props: Without) {
  const [wasOpened, setWasOpened] = useState(props.open);
  if (props.open && !wasOpened) setWasOpened(true);
  return wasOpened && <DialogPopup {...props} />;
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
  const dialog = use(DialogContext);
  return (
    <div className="mt-2 flex justify-end gap-2">
      <Button onClick={dialog?.close}>{cancelLabel}</Button>
      <SubmitButton variant={tone === "danger" ? "danger-solid" : "primary"} busyLabel={busyLabel}>
        {submitLabel}
      </SubmitButton>
    </div>
  );
}
