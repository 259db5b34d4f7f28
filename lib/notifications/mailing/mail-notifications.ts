import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { canSendMail, sendMail } from "#lib/mail.ts";
import { claimMail, type Mail, putBack, type Waiting } from "./claim-mail.ts";

const mostAtOnce = 500;

/** One mail to each who has not read for two minutes what waits for them. */
export async function mailNotifications(): Promise<void> {
  if (!canSendMail()) return;
  for (let sent = 0; sent < mostAtOnce; sent += 1) {
    const mail = await claimMail();
    if (!mail) return;
    await send(mail);
  }
}

async function send(mail: Mail): Promise<void> {
  try {
    await sendMail({ to: mail.email, subject: subjectOf(mail), text: textOf(mail) });
  } catch (error) {
    log.error({ err: error, workspaceId: mail.workspaceId }, "Notifications could not be mailed");
    await putBack(mail);
  }
}

function subjectOf({ waiting, workspaceName }: Mail): string {
  const [only] = waiting;
  if (only && waiting.length === 1) return sentenceOf(only);
  return `${waiting.length} notifications from ${workspaceName}`;
}

function textOf({ waiting, slug, workspaceName }: Mail): string {
  const { appUrl } = env();
  const paragraphs = waiting.map((one) =>
    [
      `${sentenceOf(one)}.`,
      ...(one.ticket ? [one.ticket.title] : []),
      `${appUrl}/${slug}/products/${one.productKey}/feedback${placeOf(one)}`,
    ].join("\n"),
  );
  const why = `You get this because you are a member of ${workspaceName}. You can turn these e-mails off in your profile:\n${appUrl}/profile`;
  return [...paragraphs, why].join("\n\n");
}

function sentenceOf({ kind, actorName, productKey, ticket, count }: Waiting): string {
  if (!ticket) return `${actorName} assigned ${count} tickets to you`;
  const ticketId = `${productKey}-${ticket.number}`;
  return kind === "assigned"
    ? `${actorName} assigned ${ticketId} to you`
    : `${actorName} mentioned you in ${ticketId}`;
}

function placeOf({ productKey, ticket }: Waiting): string {
  return ticket ? `/${productKey}-${ticket.number}` : "?view=mine";
}
