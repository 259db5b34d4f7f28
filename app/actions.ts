"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { checkCredentials } from "#lib/auth/accounts/check-credentials.ts";
import { publicAction } from "#lib/auth/doors.ts";
import { emailField, passwordField } from "#lib/auth/form-fields.ts";
import { signIn, signOut } from "#lib/auth/session.ts";

export const signOutHere = publicAction(
  "a session that has ended already must not keep anyone from leaving",
  z.object({}),
  async () => {
    await signOut();
    redirect("/sign-in");
  },
);

/** In place, on a page that was open when its session ended; the form there is then sent once more. */
export const signInAgain = publicAction(
  "whoever signs in again is signed in no more",
  z.object({ email: emailField, password: passwordField }),
  async ({ email, password }) => {
    const account = await checkCredentials(email, password);
    if (!account) return { ok: false, errors: { password: "This is not your password." } };
    await signIn(account.userId);
  },
);
