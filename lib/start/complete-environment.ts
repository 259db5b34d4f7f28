import { existsSync } from "node:fs";
import { type EmbeddedDatabase, prepareEmbedded } from "#lib/database/embedded.ts";
import { embeddedFolder } from "#lib/database/embedded-folder.ts";
import { type Env, env, parseEnv } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { keepSecrets } from "./keep-secrets.ts";

const placeholders = {
  DATABASE_URL: "postgresql://localhost/embedded",
  AUTH_SECRET: "x".repeat(32),
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString("base64")}`,
};

/**
 * Parses the environment, and without a DATABASE_URL fills it with the embedded database's address and
 * with kept secrets. Throws EnvError before anything is written. The database is not started yet.
 */
export async function completeEnvironment(): Promise<{
  settings: Env;
  embedded: EmbeddedDatabase | null;
}> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  if (process.env.DATABASE_URL !== undefined) return { settings: env(), embedded: null };
  const { dataDir } = parseEnv({ ...placeholders, ...process.env });
  const folder = embeddedFolder(dataDir);
  const embedded = await prepareEmbedded({
    folder,
    onProblem: (error) => log.error({ err: error }, "The embedded database does not start"),
  });
  fill({ ...keepSecrets(folder), DATABASE_URL: embedded.url, DATA_DIR: folder });
  return { settings: env(), embedded };
}

/** Sets what is missing, for this process and its children. */
function fill(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
}
