"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { checkCredentials } from "#lib/auth/accounts/check-credentials.ts";
import { publicAction } from "#lib/auth/doors.ts";
import { emailField, passwordField } from "#lib/auth/form-fields.ts";
import { returnPath } from "#lib/auth/return-path.ts";
import { signIn } from "#lib/auth/session.ts";

const form = z.object({
  email: emailField,
  password: passwordField,
  return: z.string().optional(),
});

export const signInWithPassword = publicAction(
  "whoever signs in is not signed in yet",
  form,
  async (input) => {
    const account = await checkCredentials(input.email, input.password);
    if (!account) {
      return { ok: false, message: "This e-mail and password do not belong together." };
    }
    await signIn(account.userId);
    redirect(returnPath(input.return));
  },
);
