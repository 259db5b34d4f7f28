import { prepareEmbedded } from "#lib/database/embedded.ts";
import { closePool } from "#lib/database/pool.ts";
import { addEmptyDatabase } from "#tests/faults/ops/empty-database.ts";
import { useDatabase } from "#tests/faults/ops/use-database.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import type { LoadResult } from "#tests/support/load/load-plan.ts";
import { prepareLoad } from "#tests/support/load/prepare-load.ts";
import { addTaggedWorkspaces, type TaggedWorkspace } from "#tests/support/load/taggings.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";

const secret = "burst-secret";

type Options = {
  workspaces: number;
  env?: Record<string, string>;
  /** Leads the web process to the database by another way than the tests'. */
  way?: (databaseUrl: string) => Promise<string>;
};

export type Burst = {
  app: App;
  intercom: Simulator;
  tagged: TaggedWorkspace[];
  /** A process of the product that runs beside the web process. */
  startWorker(env?: Record<string, string>): Promise<App>;
  /** Resolves with what sends the bodies, so many a second whatever the answers do. */
  prepare(bodies: Iterable<string>, perSecond: number): Promise<{ run: () => Promise<LoadResult> }>;
  stop(): Promise<void>;
};

/** PostgreSQL as production has it: what was answered is on the disk. */
export async function startDurableCluster(folder: string) {
  const embedded = await prepareEmbedded({ folder });
  await embedded.start();
  return {
    stop: () => embedded.stop(),
    start: (options: Options) => startBurst(embedded.url, options),
  };
}

async function startBurst(clusterUrl: string, options: Options): Promise<Burst> {
  const { url: databaseUrl } = await addEmptyDatabase(clusterUrl);
  const intercom = await startSimulator({ clientId: "burst", clientSecret: secret });
  const env = { ...storyEnvironment(intercom), ...options.env };
  const way = (await options.way?.(databaseUrl)) ?? databaseUrl;
  const app = await startApp({ databaseUrl: way, env });
  await useDatabase(databaseUrl);
  const started = [app];
  return {
    app,
    intercom,
    tagged: await addTaggedWorkspaces(intercom, options.workspaces),
    async startWorker(more) {
      const program = "lib/jobs/worker.ts";
      const worker = await startApp({
        databaseUrl,
        program,
        until: null,
        env: { ...env, ...more },
      });
      started.push(worker);
      return worker;
    },
    prepare: (bodies, perSecond) =>
      prepareLoad({ url: `${app.url}/api/intercom/webhook`, secret, pace: { perSecond } }, bodies),
    async stop() {
      await Promise.all(started.map((one) => one.stop()));
      await Promise.all([intercom.stop(), closePool()]);
    },
  };
}
