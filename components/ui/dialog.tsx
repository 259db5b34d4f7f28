"use client";

import { type ReactElement, type ReactNode, use, useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { DialogContext } from "./dialog-context.ts";
import { OnDemand, onDemand } from "./on-demand.tsx";
import { earlyKeys } from "./popups/early-keys.ts";
import { usePopup } from "./popups/use-popup.tsx";
import { SubmitButton } from "./submit-button.tsx";

const loadPopup = () => import("./popups/dialog-popup.tsx");
const nothing = async () => null;
const dialogPopup = onDemand(() => loadPopup().then((file) => file.DialogPopup));

export const prepareDialogs = dialogPopup.prepare;

type Words = { title: string; description?: ReactNode };
type WithTrigger = { trigger: ReactElement; children: ReactNode };
/** Where something else opens it, as the item of a menu. */
type Without = { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

export function Dialog(props: Words & (WithTrigger | Without)) {
  if ("open" in props) return <DialogAlone {...props} />;
  const { children, ...rest } = props;
  return (
    <DialogWith load={nothing} {...rest}>
      {() => children}
    </DialogWith>
  );
}

type DialogWithProps<Content> = Words & {
  trigger: ReactElement;
  load: () => Promise<Content>;
  children: (content: Content) => ReactNode;
};

/** What stands in it is fetched together with it. */
export function DialogWith<Content>(props: DialogWithProps<Content>) {
  const { trigger, load, children, ...words } = props;
  const loadBoth = async () => {
    const [file, content] = await Promise.all([loadPopup(), load()]);
    return { ...file, content };
  };
  const { code, popup, button } = usePopup({ trigger, kind: "dialog", load: loadBoth });
  return (
    <>
      {button}
      {code && (
        <code.DialogPopup {...words} popup={popup} open={popup.open} onOpenChange={popup.setOpen}>
          {children(code.content)}
        </code.DialogPopup>
      )}
    </>
  );
}

function DialogAlone(props: Words & Without) {
  const [wasOpened, setWasOpened] = useState(props.open);
  const [keys] = useState(earlyKeys);
  if (props.open && !wasOpened) setWasOpened(true);

  useEffect(() => {
    if (props.open && !dialogPopup.here()) keys.listen();
    return keys.stop;
  }, [keys, props.open]);

  const onFocused = () => void keys.replay();
  return wasOpened && <OnDemand part={dialogPopup} props={{ ...props, onFocused }} />;
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
