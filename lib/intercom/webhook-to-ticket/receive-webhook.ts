import { env } from "#lib/env.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { contactTopics } from "#lib/intercom/contact-updates/contact-topics.ts";
import { conversationTopics } from "#lib/intercom/conversation-updates/conversation-topics.ts";
import { log } from "#lib/log.ts";
import { counter } from "#lib/metrics.ts";
import { recordDelivery } from "./record-delivery.ts";
import { noteReceipt } from "./request/note-receipt.ts";
import { parseJson } from "./request/parse-json.ts";
import { type Envelope, readEnvelope } from "./request/read-envelope.ts";
import type { Unread } from "./request/read-raw-body.ts";
import { isSignedByIntercom } from "./request/verify-signature.ts";

/** The topics that make work here. Others are answered 200, counted and not kept. */
const usedTopics = new Set([
  "conversation_part.tag.created",
  ...conversationTopics,
  ...contactTopics,
]);

/** 503 makes Intercom try once more, a minute later: only for a notification that could not be stored. */
export type WebhookStatus = 200 | 401 | 405 | 413 | 503;

type HeaderReader = { get(name: string): string | null };

const received = () =>
  counter({
    name: "timebook_webhook_notifications_total",
    help: "Webhook calls by what became of them",
    labelNames: ["outcome"],
  });

/** Answers one call of Intercom's. When it says 200, what the call asks of us is on disk. It never throws. */
export async function receiveWebhook(
  rawBody: Uint8Array,
  headers: HeaderReader,
): Promise<WebhookStatus> {
  try {
    return await receive(rawBody, headers);
  } catch (err) {
    log.error({ err }, "a webhook notification could not be stored");
    return answer("not_stored", 503);
  }
}

async function receive(rawBody: Uint8Array, headers: HeaderReader): Promise<WebhookStatus> {
  await faultPoint("receive.read");
  const secrets = env().intercom?.clientSecrets ?? [];
  if (!isSignedByIntercom(rawBody, headers.get("x-hub-signature"), secrets)) {
    return answer("forged", 401);
  }
  await faultPoint("receive.verified");
  const envelope = readNotification(rawBody);
  if (typeof envelope === "string") return answer(envelope, 200);
  noteReceipt(envelope);
  if (envelope.topic === "ping") return answer("ping", 200);
  if (!usedTopics.has(envelope.topic)) return answer("ignored_topic", 200);
  const stored = await recordDelivery({ ...envelope, body: rawBody });
  return answer(stored ? "stored" : "unrouted_or_repeated", 200);
}

/** On its own, so that nothing of the parsed body has to outlive the wait for the disk. */
function readNotification(rawBody: Uint8Array): Envelope | "malformed" | "too_deep" | "shape" {
  const parsed = parseJson(rawBody);
  return parsed.problem ?? readEnvelope(parsed.value) ?? "shape";
}

export function answerUnread(body: Unread): WebhookStatus {
  return body === "too_large" ? answer("oversize", 413) : answer("incomplete", 503);
}

function answer(outcome: string, status: WebhookStatus): WebhookStatus {
  received().inc({ outcome });
  return status;
}
