"use server";

import { after } from "next/server";
import { z } from "zod";
import { publicAction } from "#lib/auth/doors.ts";
import { emailField } from "#lib/auth/form-fields.ts";
import { mailResetLink } from "#lib/auth/resets/mail-reset-link.ts";

export const askForResetLink = publicAction(
  "whoever forgot the password cannot sign in",
  z.object({ email: emailField }),
  async ({ email }) => {
    // Afterwards, so that the answer takes as long whether or not there is an account.
    after(() => mailResetLink(email));
    return {
      ok: true,
      message: `If ${email} has an account, a link is on its way. Look into the spam folder too.`,
    };
  },
);
