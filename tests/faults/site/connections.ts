import { openToken } from "#lib/intercom/connection/open-token.ts";
import { eventually } from "#tests/support/eventually.ts";
import type { Site } from "./start-site.ts";

type Row = {
  workspaceId: string;
  intercomAppId: string;
  status: string;
  tokenKeyId: string | null;
  tokenCiphertext: Uint8Array | null;
};

const sweepWithinMs = 60_000;

export async function connectionsOf({ db }: Site): Promise<Row[]> {
  const { rows } = await db.query<Row>(`
    SELECT workspace_id AS "workspaceId", intercom_app_id AS "intercomAppId", status,
      token_key_id AS "tokenKeyId", token_ciphertext AS "tokenCiphertext"
    FROM intercom_connections`);
  return rows;
}

/** Tokens that live at Intercom and that no connected workspace of ours keeps. */
export async function unreferencedTokens(site: Site, appId: string): Promise<string[]> {
  const living = site.intercom.findWorkspace(appId)?.livingTokens() ?? [];
  const rows = await connectionsOf(site);
  const kept = rows.filter(({ status }) => status !== "disconnected").map(openToken);
  return living.filter((token) => !kept.includes(token));
}

/** Whether Intercom lets the workspace in with the token it keeps. */
export async function isLetIn(site: Site, workspaceId: string): Promise<boolean> {
  const rows = await connectionsOf(site);
  const row = rows.find((one) => one.workspaceId === workspaceId);
  const headers = { authorization: `Bearer ${row && openToken(row)}` };
  return (await fetch(`${site.intercom.url}/me`, { headers })).ok;
}

/** How many sealed tokens stand in the database beside those of connected workspaces. */
export async function countLeftBehind({ db }: Site): Promise<number> {
  const { rows } = await db.query(`
    SELECT id::text FROM oauth_states WHERE token_ciphertext IS NOT NULL
    UNION ALL
    SELECT workspace_id::text FROM intercom_connections
    WHERE status = 'disconnected' AND (token_ciphertext IS NOT NULL OR token_key_id IS NOT NULL)`);
  return rows.length;
}

/** The yes that an authorized Intercom workspace waits for. */
export async function findWaiting({ db }: Site, appId: string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id::text FROM oauth_states WHERE intercom_app_id = $1 AND token_ciphertext IS NOT NULL",
    [appId],
  );
  return rows[0]?.id ?? "";
}

export async function countAudited({ db }: Site, action: string): Promise<number> {
  const { rows } = await db.query("SELECT FROM audit_log WHERE action = $1", [action]);
  return rows.length;
}

/** As if ten minutes had gone by, and then the sweep of that minute. */
export async function sweepLater({ db }: Site): Promise<void> {
  await db.query("UPDATE oauth_states SET expires_at = now() - interval '2 minutes'");
  await db.query(`
    UPDATE intercom_connections SET disconnected_at = now() - interval '2 minutes'
    WHERE disconnected_at IS NOT NULL`);
  await db.query("SELECT graphile_worker.add_job('finish')");
  await eventually(async () => {
    const { rows } = await db.query(
      "SELECT FROM graphile_worker.jobs WHERE task_identifier = 'finish'",
    );
    return rows.length === 0;
  }, sweepWithinMs);
}
