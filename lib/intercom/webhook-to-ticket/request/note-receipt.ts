import { pool } from "#lib/database/pool.ts";
import { log } from "#lib/log.ts";
import type { Envelope } from "./read-envelope.ts";

const atMostEveryMs = 10_000;
const rememberedApps = 10_000;
const noted = new Map<string, number>();

/** Keeps "last webhook received" within 10 s of the truth. It never delays or fails an answer. */
export function noteReceipt({ intercomAppId, topic }: Envelope): void {
  const now = performance.now();
  if (now - (noted.get(intercomAppId) ?? -Infinity) < atMostEveryMs) return;
  if (noted.size >= rememberedApps) noted.clear();
  noted.set(intercomAppId, now);
  const sql = `
    WITH seen AS (
      UPDATE intercom_connections SET last_event_at = now()
      WHERE intercom_app_id = $1 AND status <> 'disconnected')
    INSERT INTO webhook_receipts (intercom_app_id, topic, received_at) VALUES ($1, $2, now())
    ON CONFLICT (intercom_app_id) DO UPDATE SET topic = excluded.topic, received_at = excluded.received_at`;
  pool()
    .query(sql, [intercomAppId, topic])
    .catch((err) => log.warn({ err }, "the time of a webhook call could not be noted"));
}
