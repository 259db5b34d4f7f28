"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { hasAccount } from "#lib/auth/accounts/check-credentials.ts";
import { publicAction } from "#lib/auth/doors.ts";
import { emailField, nameField, newPasswordField } from "#lib/auth/form-fields.ts";
import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { signIn } from "#lib/auth/session.ts";
import { signUp } from "#lib/workspaces/create-workspace.ts";

const form = z.object({
  name: nameField("your name"),
  email: emailField,
  password: newPasswordField,
  workspaceName: nameField("a name for your workspace", 60),
  productName: nameField("the name of a product", 60),
});

export const createWorkspace = publicAction(
  "whoever signs up has no account yet",
  form,
  async ({ name, email, password, workspaceName, productName }) => {
    if (await hasAccount(email)) {
      const taken = "This e-mail has an account already. Sign in instead.";
      return { ok: false, errors: { email: taken } };
    }
    const account = { name, email, passwordHash: await hashPassword(password) };
    const made = await signUp(account, { workspace: workspaceName, product: productName });
    await signIn(made.userId);
    redirect(`/${made.slug}/products/${made.productKey}/feedback`);
  },
);
