import type { Scope } from "#lib/auth/member.ts";
import { findErased } from "#lib/contacts/erasing/erased-people.ts";
import { database } from "#lib/database/client.ts";
import type { Claimed } from "#lib/intercom/webhook-to-ticket/queue/claim-deliveries.ts";
import { redactNotification } from "./redact-notification.ts";

/** Of notifications about erased people only what their work needs is kept, before anything else is done with them. */
export async function redactClaimed(scope: Scope, deliveries: Claimed[]): Promise<Claimed[]> {
  const { workspaceId } = scope;
  if (deliveries.length === 0) return deliveries;
  const anybody = await database.erasedContact.findFirst({
    where: { workspaceId },
    select: { workspaceId: true },
  });
  if (!anybody) return deliveries;
  const redacted: Claimed[] = [];
  for (const delivery of deliveries) redacted.push(await redactOne(scope, delivery));
  return redacted;
}

async function redactOne(scope: Scope, delivery: Claimed): Promise<Claimed> {
  const { intercomAppId, id, body } = delivery;
  if (!body) return delivery;
  const erased = await findErased(database, scope, { intercomAppId, intercomIds: idsIn(body) });
  if (erased.size === 0) return delivery;
  const { workspaceId } = scope;
  const left = redactNotification(body);
  await database.delivery.updateMany({
    where: { workspaceId, id },
    data: { body: left && new Uint8Array(left) },
  });
  return { ...delivery, body: left };
}

/** Every value that stands under an "id", which is more than those of people. */
function idsIn(body: Uint8Array): string[] {
  const text = Buffer.from(body).toString("latin1");
  const found = text.matchAll(/"id"\s*:\s*"?([\w-]{1,100})/g);
  return [...new Set([...found].map(([, id = ""]) => id))];
}
