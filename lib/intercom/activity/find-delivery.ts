import { z } from "zod";
import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { parseJson } from "#lib/intercom/webhook-to-ticket/request/parse-json.ts";
import type { DeliveryView } from "./list-deliveries.ts";
import { redact } from "./redact.ts";

export type WholeDelivery = DeliveryView & {
  notificationId: string | null;
  intercomAppId: string;
  attempts: number;
  finishedAt: Date | null;
  bytes: number | null;
  /** Null where it is not kept any more, too large to show or not to be read. */
  payload: string | null;
};

const largestShown = 1024 * 1024;

/** Null for an id of nobody or of another workspace. */
export async function findDelivery(
  { workspaceId }: Scope,
  id: string,
): Promise<WholeDelivery | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await database.delivery.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
  });
  if (!row) return null;
  const { topic, summary, receivedAt, notificationId, intercomAppId, attempts, finishedAt } = row;
  return {
    ...{ id, topic, summary, receivedAt, notificationId, intercomAppId, attempts, finishedAt },
    outcome: row.outcome ?? "waiting",
    nextTryAt: row.state === "pending" ? row.nextTryAt : null,
    canReplay: row.state === "dead",
    bytes: row.body?.length ?? null,
    payload: row.body && readPayload(row.body),
  };
}

function readPayload(body: Uint8Array): string | null {
  if (body.length > largestShown) return null;
  const parsed = parseJson(body);
  return parsed.problem ? null : JSON.stringify(redact(parsed.value), null, 2);
}
