"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "#lib/auth/doors.ts";
import { newPasswordField, tokenField } from "#lib/auth/form-fields.ts";
import { redeemResetLink } from "#lib/auth/resets/redeem-reset-link.ts";
import { signIn } from "#lib/auth/session.ts";

export const setNewPassword = publicAction(
  "the link says whose password it is",
  z.object({ token: tokenField, password: newPasswordField }),
  async ({ token, password }) => {
    await signIn(await redeemResetLink(token, password));
    redirect("/");
  },
);
