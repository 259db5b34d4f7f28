import { scopeOf } from "#lib/auth/member.ts";
import { env } from "#lib/env.ts";
import { canMailAdmins, mailAdmin } from "#lib/workspaces/mail-admin.ts";
import { claimNotices, type Notice } from "./claim-notices.ts";

/** Tells one person, once, what only a person can mend. Without a mail server it is told once there is one. */
export async function sendNotices(): Promise<void> {
  if (!canMailAdmins()) return;
  for (const notice of await claimNotices()) {
    const { workspaceId, connectedById: preferredId } = notice;
    await mailAdmin(scopeOf({ workspaceId }), { preferredId, ...wordsOf(notice) });
  }
}

function wordsOf({ slug, intercomWorkspaceName: name, failure, isTriedAgain }: Notice) {
  const page = `${env().appUrl}/${slug}/settings/integrations/intercom`;
  if (failure === null) {
    return {
      subject: `Reconnect ${name} to Timebook`,
      text: `Intercom no longer lets Timebook into the workspace ${name}: the access was revoked, or the app removed.\n\nNothing is deleted, and what arrives meanwhile is kept. Press Reconnect on this page, and it is worked off:\n\n${page}`,
    };
  }
  const then = isTriedAgain
    ? "Timebook tries again by itself. How it stands is said on this page"
    : "Once that is mended, press Retry on this page";
  return {
    subject: `The contacts of ${name} are no longer synced to Timebook`,
    text: `Timebook has stopped to bring the contacts of the Intercom workspace ${name}:\n\n${failure.replace(/\.?$/, ".")}\n\nEverybody who has come stays. ${then}:\n\n${page}`,
  };
}
