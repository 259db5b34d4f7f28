"use client";

import { type ReactNode, use, useState } from "react";
import { OnDemand, onDemand } from "#components/ui/on-demand.tsx";
import type { FormState } from "#lib/form-state.ts";
import { SessionContext } from "./session-provider.tsx";

const signInAgain = onDemand(() => import("./sign-in-again.tsx").then((file) => file.SignInAgain));

type Action = (state: FormState, data: FormData) => Promise<FormState>;
type Lasting = { act: Action; dialog: ReactNode };

/**
 * An action that outlasts the session: whoever was signed out meanwhile is asked to sign in again in `dialog`, and what
 * was sent is sent once more. A role that was taken away is said where the form says what went wrong.
 */
export function useLastingAction(action: Action): Lasting {
  const session = use(SessionContext);
  const [answer, setAnswer] = useState<((signedIn: boolean) => void) | null>(null);
  const [wasAsked, setWasAsked] = useState(false);

  async function act(state: FormState, data: FormData): Promise<FormState> {
    const first = await action(state, data).catch(sayNotAllowed);
    if (!first.signedOut || !session) return first;
    setWasAsked(true);
    const signedIn = await new Promise<boolean>((resolve) => setAnswer(() => resolve));
    setAnswer(null);
    return signedIn ? action(state, data).catch(sayNotAllowed) : first;
  }

  return {
    // On the server the very action, which is what makes a form work before its script has arrived.
    act: typeof window === "undefined" ? action : act,
    dialog: wasAsked && (
      <OnDemand
        part={signInAgain}
        props={{ open: answer !== null, onAnswer: (yes) => answer?.(yes) }}
      />
    ),
  };
}

/** Next hands over a refusal as an error with this digest, and renders the page anew, as the role now allows it. */
function sayNotAllowed(error: unknown): FormState {
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  if (digest !== "NEXT_HTTP_ERROR_FALLBACK;403") throw error;
  return { ok: false, message: notAllowed };
}

const notAllowed =
  "Nothing was saved: your role does not allow this any more. An owner or admin of the workspace can change it, or do it for you.";
