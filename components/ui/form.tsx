"use client";

import {
  type ComponentProps,
  type FormEvent,
  startTransition,
  use,
  useActionState,
  useEffect,
  useEffectEvent,
  useRef,
} from "react";
import { useLastingAction } from "#components/session/use-lasting-action.tsx";
import type { FormState } from "#lib/form-state.ts";
import { DialogContext } from "./dialog-context.ts";
import { FormContext } from "./form-context.ts";
import { FormMessage } from "./form-message.tsx";
import { HiddenFields } from "./hidden-fields.tsx";

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

type FormProps = Omit<ComponentProps<"form">, "action" | "onSubmit"> & {
  action: FormAction;
  workspace?: string;
  fields?: Record<string, string>;
  resetOnSuccess?: boolean;
  onDone?: (state: FormState) => void;
};

export function Form({
  action,
  workspace,
  fields,
  resetOnSuccess,
  onDone,
  children,
  ...props
}: FormProps) {
  const ref = useRef<HTMLFormElement>(null);
  const dialog = use(DialogContext);
  const { act, dialog: signInAgain } = useLastingAction(action);
  const [state, submit] = useActionState(act, { ok: false });

  const finish = useEffectEvent(() => {
    if (resetOnSuccess) ref.current?.reset();
    dialog?.close();
    onDone?.(state);
  });

  // React empties a form whose action it runs itself; run from here, everything typed stays.
  function keepTyped(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : {};
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => submit(data));
  }

  useEffect(() => {
    if (state.ok) finish();
    else if (state.errors) {
      ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [state]);

  return (
    <>
      <form ref={ref} action={submit} onSubmit={keepTyped} noValidate {...props}>
        <HiddenFields workspace={workspace} fields={fields} />
        <FormContext value={state}>
          <FormMessage state={state} kind="error" />
          {children}
          <FormMessage state={state} kind="success" />
        </FormContext>
      </form>
      {signInAgain}
    </>
  );
}
