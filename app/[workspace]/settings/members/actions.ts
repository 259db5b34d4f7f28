"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { adminAction, memberAction } from "#lib/auth/doors.ts";
import { emailField, idField } from "#lib/auth/form-fields.ts";
import * as invitations from "#lib/workspaces/invitations/invite-member.ts";
import * as pending from "#lib/workspaces/invitations/revoke-invitation.ts";
import * as roles from "#lib/workspaces/members/change-role.ts";
import * as members from "#lib/workspaces/members/remove-member.ts";

const role = z.enum(["member", "admin", "owner"], "Choose a role.");

export const inviteMember = adminAction(
  z.object({ email: emailField, role }),
  async (admin, invited) => {
    const link = await invitations.inviteMember(admin, invited);
    const mailed = await invitations.mailInvitation(admin, invited.email, link);
    refresh();
    const { email } = invited;
    const message = {
      sent: `Invitation created, and on its way to ${email}. You can also pass the link on yourself.`,
      "not sent": "Invitation created. The e-mail could not be sent: pass the link on yourself.",
      "no mail server":
        "Invitation created. This server sends no e-mail: pass the link on yourself.",
    }[mailed];
    return { ok: true, message, values: { link, email } };
  },
);

export const revokeInvitation = adminAction(z.object({ id: idField }), async (admin, { id }) => {
  await pending.revokeInvitation(admin, id);
  refresh();
});

export const changeRole = adminAction(
  z.object({ userId: idField, role, seen: role }),
  async (admin, change) => {
    await roles.changeRole(admin, change);
    refresh();
    const isSelf = change.userId === admin.userId;
    const message = isSelf ? "Role changed." : "Role changed. They sign in again to use it.";
    return { ok: true, message };
  },
);

export const removeMember = adminAction(
  z.object({ userId: idField }),
  async (admin, { userId }) => {
    await members.removeMember(admin, userId);
    refresh();
  },
);

export const leaveWorkspace = memberAction(z.object({}), async (member) => {
  await members.leaveWorkspace(member);
  redirect("/");
});
