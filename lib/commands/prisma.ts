import { spawnSync } from "node:child_process";
import path from "node:path";
import { completeEnvironment } from "#lib/start/complete-environment.ts";

const project = path.resolve(import.meta.dirname, "../..");
const bin = path.join(project, "node_modules/.bin");

/** Runs Prisma's CLI on the engine that needs no download. Returns its exit code. */
export function runPrisma(words: string[], stdio: "inherit" | "pipe" = "inherit"): number {
  const done = spawnSync(
    process.execPath,
    [path.join(project, "node_modules/prisma/build/index.js"), ...words],
    {
      cwd: project,
      stdio: [stdio === "pipe" ? "ignore" : "inherit", stdio, "inherit"],
      env: {
        ...process.env,
        PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`,
        PRISMA_SCHEMA_ENGINE_BINARY: path.join(project, "prisma/schema-engine.ts"),
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    },
  );
  return done.status ?? 1;
}

const needDatabase = new Set(["migrate", "db", "studio"]);

async function main(words: string[]): Promise<number> {
  if (process.env.DATABASE_URL || !needDatabase.has(words[0] ?? "")) return runPrisma(words);
  const { embedded } = await completeEnvironment();
  await embedded?.start();
  try {
    return runPrisma(words);
  } finally {
    await embedded?.stop();
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
