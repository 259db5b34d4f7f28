import { readFileSync } from "node:fs";
import path from "node:path";
import { prepareEmbedded } from "#lib/database/embedded.ts";

/** A PostgreSQL server that a test stops and starts, as an operator does, at an address that stays the same. */
export async function startOwnPostgres(folder: string) {
  let running = await prepareEmbedded({ folder });
  await running.start();
  return {
    url: running.url,
    stop: () => running.stop(),
    async start(): Promise<void> {
      running = await prepareEmbedded({ folder });
      await running.start();
    },
    /** Without a word to anybody and without a checkpoint; what keeps it running starts it again. */
    async crash(): Promise<void> {
      const [pid] = readFileSync(path.join(folder, "pg/postmaster.pid"), "utf8").split("\n");
      process.kill(Number(pid), "SIGQUIT");
    },
  };
}
