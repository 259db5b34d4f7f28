import { cpSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { cookieName, sealSessionToken } from "#lib/auth/sessions/session-cookie.ts";
import { randomToken, sha256 } from "#lib/crypto.ts";
import { newId } from "#lib/database/id.ts";
import { migrate } from "#lib/database/migrate.ts";
import { sealToken } from "#lib/intercom/connection/open-token.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import { fillOldRelease } from "./old-rows.ts";

/** The migrations of the release before this one: the next release adds those that this one brought. */
const migrationsThen = [
  "20261124000000_create_core_model",
  "20261124010000_keep_the_token_until_the_connection_has_it",
];

const migrations = path.resolve(import.meta.dirname, "../../../prisma/migrations");

export type OldRelease = Awaited<ReturnType<typeof writeOldRelease>>;

/** Makes the empty database what the release before left: its tables, a row at least in each, and work not done yet. */
export async function writeOldRelease(url: string, sim: SimWorkspace) {
  await migrateAsThen(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const workspaceId = newId();
  const token = randomToken();
  const sealed = sealToken(sim.issueToken(), { workspaceId, intercomAppId: sim.appId });
  const session = { token_hash: sha256(token) };
  try {
    const waiting = await fillOldRelease(client, { sim, workspaceId, sealed, session });
    return {
      ...waiting,
      workspaceId,
      cookie: `${cookieName("session")}=${await sealSessionToken(token)}`,
      rows: await readRows(client),
    };
  } finally {
    await client.end();
  }
}

async function migrateAsThen(url: string): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "timebook-old-"));
  for (const name of migrationsThen) {
    cpSync(path.join(migrations, name), path.join(folder, name), { recursive: true });
  }
  await migrate(url, folder);
  rmSync(folder, { recursive: true });
}

type Row = Record<string, unknown>;

/** Every row of every table of ours, by table. */
export async function readRows(db: Pick<pg.Client, "query">): Promise<Map<string, Row[]>> {
  const { rows: tables } = await db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`,
  );
  const found = new Map<string, Row[]>();
  for (const { name } of tables) {
    const { rows } = await db.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${name} t`);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** What normal work changes in a row; everything else stays as it was. */
const alive: Record<string, string[]> = {
  deliveries: ["state", "outcome", "summary", "attempts", "lease_id", "lease_until", "finished_at"],
  products: ["next_ticket_number"],
  sessions: ["last_seen_at"],
};

/** The rows of `before` that are not there any more as they were. */
export function missingRows(before: Map<string, Row[]>, after: Map<string, Row[]>): string[] {
  return [...before].flatMap(([table, rows]) => {
    const lasting = (row: Row) =>
      Object.entries(row).filter(([column]) => !alive[table]?.includes(column));
    const isThere = (row: Row) =>
      after
        .get(table)
        ?.some((one) => lasting(row).every(([name, value]) => same(one[name], value)));
    return rows.filter((row) => !isThere(row)).map((row) => `${table} ${JSON.stringify(row)}`);
  });
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
