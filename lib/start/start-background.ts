import type { EmbeddedDatabase } from "#lib/database/embedded.ts";
import { prepareDatabase } from "#lib/database/prepare-database.ts";
import type { Env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { keepWorker } from "./keep-worker.ts";

type Options = { settings: Env; embedded: EmbeddedDatabase | null; withWorker: boolean };

/** What runs behind the web: the embedded database, the migrations, and then the worker. */
export function startBackground({ settings, embedded, withWorker }: Options): {
  ready: Promise<void>;
  stop: () => Promise<void>;
} {
  const aborting = new AbortController();
  let worker: { stop: () => Promise<void> } | null = null;
  async function start(): Promise<void> {
    await embedded?.start(aborting.signal);
    const prepared = await prepareDatabase({
      url: settings.databaseDirectUrl,
      signal: aborting.signal,
      onProblem: (err) => log.error({ err }, "The database is not ready; trying again"),
    });
    if (prepared && withWorker) worker = keepWorker();
  }
  const ready = start().catch((error) => {
    if (!aborting.signal.aborted) throw error;
  });
  return {
    ready,
    async stop() {
      aborting.abort();
      await ready.catch(() => undefined);
      await worker?.stop();
    },
  };
}
