"use client";

import {
  type FormEvent,
  startTransition,
  useActionState,
  useEffect,
  useEffectEvent,
  useOptimistic,
} from "react";
import { useLastingAction } from "#components/session/use-lasting-action.tsx";
import type { FormState } from "#lib/form-state.ts";
import type { FormAction } from "./form.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { Switch } from "./switch.tsx";
import { useToast } from "./toast.tsx";

type SwitchFormProps = {
  action: FormAction;
  checked: boolean;
  label: string;
  describedBy?: string;
  name?: string;
  workspace?: string;
  fields?: Record<string, string>;
  disabled?: boolean;
};

export function SwitchForm({
  action,
  checked,
  label,
  describedBy,
  name = "enabled",
  workspace,
  fields,
  disabled,
}: SwitchFormProps) {
  const toast = useToast();
  const [shown, setShown] = useOptimistic(checked);
  const { act, dialog: signInAgain } = useLastingAction(action);
  const [state, submit, pending] = useActionState(act, { ok: false });

  const announce = useEffectEvent(({ ok, message }: FormState) => {
    if (message) toast({ title: message, tone: ok ? "ok" : "failed" });
  });

  useEffect(() => announce(state), [state]);

  function flip(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    data.set(name, shown ? "off" : "on");
    startTransition(() => {
      setShown(!shown);
      submit(data);
    });
  }

  return (
    <>
      <form action={submit} onSubmit={flip} className="flex">
        <HiddenFields workspace={workspace} fields={fields} />
        <Switch
          type="submit"
          name={name}
          value={checked ? "off" : "on"}
          checked={shown}
          busy={pending}
          disabled={disabled}
          // The second half of a double click is no second thought.
          onClick={(event) => event.detail > 1 && event.preventDefault()}
          aria-label={label}
          aria-describedby={describedBy}
        />
      </form>
      {signInAgain}
    </>
  );
}
