import { closePool } from "#lib/database/pool.ts";
import { completeEnvironment } from "#lib/start/complete-environment.ts";
import { startBackground } from "#lib/start/start-background.ts";
import { startOrExplain } from "#lib/start/start-or-explain.ts";
import { stopOnSignal } from "#lib/start/stop-on-signal.ts";

Object.assign(process.env, { NODE_ENV: "production" });
process.chdir(`${import.meta.dirname}/../..`);

await startOrExplain(async () => {
  const { settings, embedded } = await completeEnvironment();
  const background = startBackground({ settings, embedded, withWorker: true });
  stopOnSignal(async () => {
    await background.stop();
    await closePool();
    await embedded?.stop();
  });
  await background.ready;
});
