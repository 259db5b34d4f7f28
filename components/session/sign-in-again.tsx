"use client";

import { Dialog } from "@base-ui/react/dialog";
import { type FormEvent, use, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { backdropLooks, dialogLooks, dialogTitleLooks } from "#components/ui/floating-looks.ts";
import { SessionContext } from "./session-provider.tsx";

type SignInAgainProps = { open: boolean; onAnswer: (signedIn: boolean) => void };

/** Asks for the password in place, over the form that could not be sent; the focus then goes back to where it was. */
export function SignInAgain({ open, onAnswer }: SignInAgainProps) {
  const session = use(SessionContext);
  return (
    <Dialog.Root open={open} onOpenChange={() => onAnswer(false)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropLooks} forceRender />
        <Dialog.Popup className={dialogLooks}>
          <Dialog.Title className={dialogTitleLooks}>Sign in again?</Dialog.Title>
          <Dialog.Description className="mt-2 mb-4 text-pretty text-text-2">
            You were signed out. What you entered is still here, and is saved as soon as you are
            signed in as {session?.email}.
          </Dialog.Description>
          <PasswordForm onSignedIn={() => onAnswer(true)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PasswordForm({ onSignedIn }: { onSignedIn: () => void }) {
  const session = use(SessionContext);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  // No action of the form's: what it changes would not show before the action that waits for this dialog has ended.
  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy || !session) return;
    setBusy(true);
    const data = new FormData(event.currentTarget);
    const after = await session.signIn({ ok: false }, data).catch(() => unreachable);
    setBusy(false);
    if (after.ok) onSignedIn();
    else setProblem(after.errors?.password ?? after.message);
  }

  return (
    <form onSubmit={signIn} noValidate className="grid gap-4">
      <input type="hidden" name="email" value={session?.email} autoComplete="username" />
      <Field
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        error={problem}
        required
        autoFocus
      />
      <div className="flex justify-end gap-2">
        <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
        <Button type="submit" variant="primary" busy={busy} aria-disabled={busy || undefined}>
          {busy ? "Signing in" : "Sign in"}
        </Button>
      </div>
    </form>
  );
}

const unreachable = {
  ok: false,
  message: "Timebook could not be reached. Try again in a moment.",
  errors: undefined,
};
