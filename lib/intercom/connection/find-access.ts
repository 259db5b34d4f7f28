import type { Scope } from "#lib/auth/member.ts";
import { pool } from "#lib/database/pool.ts";
import type { IntercomRegion } from "#lib/intercom/regions.ts";
import { markReconnectNeeded } from "./mark-reconnect-needed.ts";
import { tryOpenToken } from "./open-token.ts";

export type Access = {
  token: string;
  /** As it is kept: tells whether it is still the same one. */
  tokenCiphertext: Buffer<ArrayBuffer>;
  connection: { intercomAppId: string; region: IntercomRegion };
  refuse: () => Promise<void>;
  /** False once a person has disconnected or put another token in its place. */
  isCurrent: () => Promise<boolean>;
};

type Row = {
  workspaceId: string;
  intercomAppId: string;
  region: IntercomRegion;
  status: "connected" | "reconnect_needed" | "disconnected";
  tokenKeyId: string | null;
  tokenCiphertext: Buffer<ArrayBuffer> | null;
};

/** The way to Intercom: open, closed by a person, or waiting for one. A token whose key is lost waits for one too. */
export async function findAccess(scope: Scope): Promise<Access | "disconnected" | "needs_person"> {
  const { rows } = await pool().query<Row>(
    `SELECT workspace_id AS "workspaceId", intercom_app_id AS "intercomAppId", region, status,
       token_key_id AS "tokenKeyId", token_ciphertext AS "tokenCiphertext"
     FROM intercom_connections WHERE workspace_id = $1`,
    [scope.workspaceId],
  );
  const [row] = rows;
  if (!row || row.status === "disconnected") return "disconnected";
  if (row.status === "reconnect_needed") return "needs_person";
  const { intercomAppId, region, tokenCiphertext } = row;
  const refuse = () => markReconnectNeeded(scope, { tokenCiphertext });
  const token = tryOpenToken(row);
  if (token !== null && tokenCiphertext !== null) {
    const isCurrent = () => isKept(scope, tokenCiphertext);
    return { token, tokenCiphertext, connection: { intercomAppId, region }, refuse, isCurrent };
  }
  await refuse();
  return "needs_person";
}

async function isKept({ workspaceId }: Scope, tokenCiphertext: Uint8Array | null) {
  const { rowCount } = await pool().query(
    `SELECT FROM intercom_connections
     WHERE workspace_id = $1 AND token_ciphertext = $2 AND status <> 'disconnected'`,
    [workspaceId, tokenCiphertext],
  );
  return rowCount === 1;
}
