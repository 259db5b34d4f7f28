"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { checkCredentials } from "#lib/auth/accounts/check-credentials.ts";
import { publicAction, userAction } from "#lib/auth/doors.ts";
import { nameField, newPasswordField, passwordField, tokenField } from "#lib/auth/form-fields.ts";
import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { signIn } from "#lib/auth/session.ts";
import {
  acceptAsNewPerson,
  acceptInvitation,
} from "#lib/workspaces/invitations/accept-invitation.ts";
import { findInvitation, invitationEnded } from "#lib/workspaces/invitations/find-invitation.ts";

export const joinAsMyself = userAction(z.object({ token: tokenField }), async (user, { token }) => {
  redirect(`/${await acceptInvitation(token, user)}`);
});

export const joinWithPassword = publicAction(
  "the link and the password say who it is",
  z.object({ token: tokenField, password: passwordField }),
  async ({ token, password }) => {
    const invitation = await findInvitation(token);
    if (!invitation) return invitationEnded;
    const account = await checkCredentials(invitation.email, password);
    if (!account) {
      return { ok: false, errors: { password: "This is not the password of that account." } };
    }
    const slug = await acceptInvitation(token, account);
    await signIn(account.userId);
    redirect(`/${slug}`);
  },
);

export const joinAsNewPerson = publicAction(
  "the link says who is invited; they have no account yet",
  z.object({ token: tokenField, name: nameField("your name"), password: newPasswordField }),
  async ({ token, name, password }) => {
    if (!(await findInvitation(token))) return invitationEnded;
    const person = { name, passwordHash: await hashPassword(password) };
    const joined = await acceptAsNewPerson(token, person);
    await signIn(joined.userId);
    redirect(`/${joined.slug}`);
  },
);
