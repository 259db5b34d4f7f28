import type { Member } from "#lib/auth/member.ts";
import type { SignedIn } from "#lib/auth/sessions/find-session.ts";
import { database } from "#lib/database/client.ts";
import { canSendMail } from "#lib/mail.ts";

export type MailChoice = { slug: string; name: string; isOn: boolean };

/** For each of the person's workspaces, by name; null where this installation sends no e-mail. */
export async function listMailChoices({ userId }: SignedIn): Promise<MailChoice[] | null> {
  if (!canSendMail()) return null;
  const rows = await database.membership.findMany({
    where: { userId, workspace: { deletingSince: null } },
    orderBy: [{ workspace: { name: "asc" } }, { workspaceId: "asc" }],
    select: { mailsNotifications: true, workspace: { select: { slug: true, name: true } } },
  });
  return rows.map(({ mailsNotifications: isOn, workspace }) => ({ ...workspace, isOn }));
}

/** Whether the person is mailed when they are assigned or mentioned in this workspace. */
export async function changeMails({ workspaceId, userId }: Member, isOn: boolean): Promise<void> {
  await database.membership.updateMany({
    where: { workspaceId, userId },
    data: { mailsNotifications: isOn },
  });
}
