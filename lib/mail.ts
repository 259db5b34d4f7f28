import { createTransport } from "nodemailer";
import { env } from "#lib/env.ts";

const timeoutMs = 10_000;

export function canSendMail(): boolean {
  return env().smtpUrl !== null;
}

/** Plain text to one address that was parsed before. Throws when the server does not take it. */
export async function sendMail(mail: { to: string; subject: string; text: string }): Promise<void> {
  const { smtpUrl, mailFrom } = env();
  if (!smtpUrl || !mailFrom) throw new Error("SMTP_URL and MAIL_FROM are not set");
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  await transport.sendMail({
    from: mailFrom,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
