import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { log } from "#lib/log.ts";
import { canSendMail, sendMail } from "#lib/mail.ts";

export function canMailAdmins(): boolean {
  return canSendMail();
}

type Notice = {
  /** Who is told if they are still an owner or admin. */
  preferredId: string | null;
  subject: string;
  text: string;
};

/** One mail to one person who may change the workspace. Never throws: what failed is on a page too. */
export async function mailAdmin(scope: Scope, notice: Notice): Promise<void> {
  try {
    const to = await findEmail(scope, notice.preferredId);
    if (to) await sendMail({ to, subject: notice.subject, text: notice.text });
  } catch (error) {
    log.error({ err: error, workspaceId: scope.workspaceId }, "An admin could not be told by mail");
  }
}

/** Else the eldest owner, or admin. */
async function findEmail({ workspaceId }: Scope, preferredId: string | null) {
  const admins = await database.membership.findMany({
    where: { workspaceId, role: { in: ["owner", "admin"] } },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
    select: { userId: true, role: true, user: { select: { email: true } } },
  });
  const preferred = admins.find(({ userId }) => userId === preferredId);
  const told = preferred ?? admins.find(({ role }) => role === "owner") ?? admins[0];
  return told?.user.email ?? null;
}
