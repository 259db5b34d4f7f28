import { accessSync, constants, existsSync } from "node:fs";
import { type EmbeddedDatabase, prepareEmbedded } from "#lib/database/embedded.ts";
import { embeddedFolder } from "#lib/database/embedded-folder.ts";
import { type Env, env, parseEnv } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { keepSecrets } from "./keep-secrets.ts";
import { StartError } from "./start-or-explain.ts";

const placeholders = {
  DATABASE_URL: "postgresql://localhost/embedded",
  AUTH_SECRET: "x".repeat(32),
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString("base64")}`,
};

type Options = {
  /** Makes missing secrets also where the database is given: for the demo only. */
  makeSecrets?: boolean;
};

/**
 * Parses the environment, and without a DATABASE_URL fills it with the embedded database's address and
 * with kept secrets. Throws EnvError before anything is written. The database is not started yet.
 */
export async function completeEnvironment({ makeSecrets = false }: Options = {}): Promise<{
  settings: Env;
  embedded: EmbeddedDatabase | null;
}> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const isEmbedded = process.env.DATABASE_URL === undefined;
  if (!isEmbedded && !makeSecrets) return { settings: env(), embedded: null };
  const { dataDir } = parseEnv({ ...placeholders, ...process.env });
  const folder = dataFolder(dataDir);
  const embedded = isEmbedded ? await prepareEmbedded({ folder, onProblem }) : null;
  process.env.DATA_DIR = folder;
  fill({ ...keepSecrets(folder), ...(embedded && { DATABASE_URL: embedded.url }) });
  return { settings: env(), embedded };
}

function dataFolder(wanted: string): string {
  try {
    const folder = embeddedFolder(wanted);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return folder;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const way = "set DATA_DIR to a folder that this user may write to";
    throw new StartError(`The data folder cannot be used: ${reason}; ${way}`, { cause });
  }
}

function onProblem(error: unknown): void {
  log.error({ err: error }, "The embedded database does not start");
}

/** Sets what is missing, for this process and its children. */
function fill(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
}
