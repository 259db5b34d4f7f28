import { log } from "#lib/log.ts";
import { canSendMail, sendMail } from "#lib/mail.ts";
import { createResetLink } from "./create-reset-link.ts";

export function canMailResetLinks(): boolean {
  return canSendMail();
}

/** Sends nothing, and says nothing, when nobody has that e-mail. Never throws: nobody waits for it. */
export async function mailResetLink(email: string): Promise<void> {
  try {
    const link = await createResetLink(email);
    if (link) await sendMail(resetMail(email, link));
  } catch (error) {
    log.error({ err: error }, "A reset link could not be mailed");
  }
}

function resetMail(email: string, link: string) {
  return {
    to: email,
    subject: "Set a new password for Timebook",
    text: `Open this link within an hour to set a new password:\n\n${link}\n\nIf you did not ask for it, ignore this message: nothing has changed.`,
  };
}
