import { pool } from "#lib/database/pool.ts";
import { log } from "#lib/log.ts";
import { dropPendingToken, type Pending } from "./drop-pending-token.ts";

/**
 * Forgets what was begun and never finished, in every workspace; a token among it is given back to Intercom first.
 * The minute is for a callback or a yes that came at the last moment.
 */
export async function dropStaleStates(): Promise<void> {
  const { rows } = await pool().query<Pending>(`
    SELECT workspace_id AS "workspaceId", id, region, intercom_app_id AS "intercomAppId",
      token_key_id AS "tokenKeyId", token_ciphertext AS "tokenCiphertext"
    FROM oauth_states WHERE token_ciphertext IS NOT NULL AND expires_at < now() - interval '1 minute' LIMIT 100`);
  for (const row of rows) {
    await dropPendingToken(row).catch((err) =>
      log.warn({ err, workspaceId: row.workspaceId }, "A token could not be given back"),
    );
  }
  await pool().query(
    "DELETE FROM oauth_states WHERE token_ciphertext IS NULL AND expires_at < now() - interval '1 day'",
  );
}
