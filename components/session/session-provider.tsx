"use client";

import { createContext, type ReactNode } from "react";
import type { FormState } from "#lib/form-state.ts";

type Session = {
  email: string;
  /** Begins a new session for the e-mail and password that the form holds. */
  signIn: (state: FormState, data: FormData) => Promise<FormState>;
};

export const SessionContext = createContext<Session | null>(null);

type SessionProviderProps = { session: Session | null; children: ReactNode };

/** Whose session the page was made for, so that this person can sign in again without leaving it. */
export function SessionProvider({ session, children }: SessionProviderProps) {
  return <SessionContext value={session}>{children}</SessionContext>;
}
