import { readdirSync } from "node:fs";
import path from "node:path";
import { pool } from "#lib/database/pool.ts";
import { log } from "#lib/log.ts";

export type Health = { ready: boolean; database: boolean; migrations: boolean; queue: boolean };

const timeoutMs = 3_000;
const migrationsFolder = path.join(process.cwd(), "prisma/migrations");

/** Whether work can be taken: PostgreSQL answers, every migration of this version is in, the queue exists. */
export async function checkHealth(): Promise<Health> {
  const health = { ready: false, database: false, migrations: false, queue: false };
  try {
    const { rows } = await withTimeout(
      pool().query<{ migrations: string | null; queue: string | null }>(
        `SELECT to_regclass('_prisma_migrations')::text AS migrations,
                to_regclass('graphile_worker._private_jobs')::text AS queue`,
      ),
    );
    health.database = true;
    health.queue = Boolean(rows[0]?.queue);
    health.migrations = Boolean(rows[0]?.migrations) && (await withTimeout(areAllApplied()));
  } catch (err) {
    log.warn({ err }, "The database does not answer the health check");
  }
  health.ready = health.database && health.migrations && health.queue;
  return health;
}

async function areAllApplied(): Promise<boolean> {
  const { rows } = await pool().query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL",
  );
  const applied = new Set(rows.map((row) => row.name));
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .every((entry) => applied.has(entry.name));
}

// A database that accepts connections and then says nothing must not hang the check.
function withTimeout<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, timeoutMs, new Error("The database took too long"));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
