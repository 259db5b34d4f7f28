import { createHash } from "node:crypto";
import { cleanText } from "#lib/intercom/clean-text.ts";

const longestKey = 200;

export type Envelope = { intercomAppId: string; notificationId: string | null; topic: string };

/**
 * The three fields that decide where a notification goes; null if it is no notification. By hand, since every call of
 * Intercom's comes through here.
 */
export function readEnvelope(body: unknown): Envelope | null {
  if (typeof body !== "object" || body === null) return null;
  const intercomAppId = "app_id" in body ? keyOf(body.app_id) : null;
  const topic = "topic" in body ? keyOf(body.topic) : null;
  if (!intercomAppId || !topic) return null;
  return { intercomAppId, notificationId: "id" in body ? keyOf(body.id) : null, topic };
}

function keyOf(value: unknown): string | null {
  const isKey = typeof value === "string" || Number.isFinite(value);
  return isKey ? boundedKey(cleanText(String(value))) || null : null;
}

/** A key longer than any that Intercom sends keeps its identity as a hash. */
function boundedKey(value: string): string {
  if (value.length <= longestKey) return value;
  return `sha256:${createHash("sha256").update(value).digest("hex")}`;
}
