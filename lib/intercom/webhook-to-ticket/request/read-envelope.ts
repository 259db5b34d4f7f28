import { createHash } from "node:crypto";
import { z } from "zod";
import { cleanText } from "#lib/intercom/clean-text.ts";

const longestKey = 200;

const key = z
  .union([z.string(), z.number()])
  .transform((value) => boundedKey(cleanText(String(value))))
  .refine((value) => value !== "");

const envelope = z.object({
  app_id: key,
  id: key.nullable().catch(null),
  topic: key,
});

export type Envelope = { intercomAppId: string; notificationId: string | null; topic: string };

/** The three fields that decide where a notification goes; null if it is no notification. */
export function readEnvelope(body: unknown): Envelope | null {
  const { data } = envelope.safeParse(body);
  return data ? { intercomAppId: data.app_id, notificationId: data.id, topic: data.topic } : null;
}

/** A key longer than any that Intercom sends keeps its identity as a hash. */
function boundedKey(value: string): string {
  if (value.length <= longestKey) return value;
  return `sha256:${createHash("sha256").update(value).digest("hex")}`;
}
