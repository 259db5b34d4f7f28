import { canSendMail, sendMail } from "#lib/mail.ts";
import { createResetLink } from "./create-reset-link.ts";

export function canMailResetLinks(): boolean {
  return canSendMail();
}

/** Sends nothing, and says nothing, when nobody has that e-mail. */
export async function sendResetMail(email: string): Promise<void> {
  const link = await createResetLink(email);
  if (!link) return;
  await sendMail({
    to: email,
    subject: "Set a new password for Timebook",
    text: `Open this link within an hour to set a new password:\n\n${link}\n\nIf you did not ask for it, ignore this message: nothing has changed.`,
  });
}
