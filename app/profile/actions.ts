"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as accounts from "#lib/auth/accounts/change-account.ts";
import { memberAction, userAction } from "#lib/auth/doors.ts";
import { idField, nameField, newPasswordField, passwordField } from "#lib/auth/form-fields.ts";
import { endDevice, endOtherSessions } from "#lib/auth/sessions/end-session.ts";
import { changeMails } from "#lib/notifications/change-mails.ts";

export const renameMyself = userAction(
  z.object({ name: nameField("your name") }),
  async (user, { name }) => {
    await accounts.renameAccount(user, name);
    refresh();
    return { ok: true, message: "Saved" };
  },
);

export const changeTheme = userAction(
  z.object({ theme: z.enum(["system", "light", "dark"], "Choose a theme.") }),
  async (user, { theme }) => {
    await accounts.changeTheme(user, theme);
    refresh();
  },
);

export const changePassword = userAction(
  z.object({ currentPassword: passwordField, newPassword: newPasswordField }),
  async (user, { currentPassword, newPassword }) => {
    const passwords = { current: currentPassword, next: newPassword };
    if (!(await accounts.changePassword(user, passwords))) {
      return { ok: false, errors: { currentPassword: "This is not your current password." } };
    }
    refresh();
    return { ok: true, message: "Password changed. All other devices are signed out." };
  },
);

export const switchMails = memberAction(
  z.object({ enabled: z.enum(["on", "off"]) }),
  async (member, { enabled }) => {
    await changeMails(member, enabled === "on");
    refresh();
  },
);

export const signOutDevice = userAction(
  z.object({ session: idField }),
  async (user, { session }) => {
    await endDevice(user, session);
    refresh();
  },
);

export const signOutOtherDevices = userAction(z.object({}), async (user) => {
  await endOtherSessions(user);
  refresh();
});
