import type { Simulator } from "./intercom-simulator/start-simulator.ts";
import { type App, startApp } from "./start-app.ts";
import { storyEnvironment } from "./start-story.ts";

type Options = { databaseUrl: string; intercom: Simulator; env?: Record<string, string> };

/** A worker process alone. It waits for nothing: what is to be done is there or comes. */
export function startWorker({ databaseUrl, intercom, env }: Options): Promise<App> {
  return startApp({
    databaseUrl,
    env: { ...storyEnvironment(intercom), ...env },
    program: "lib/jobs/worker.ts",
    until: null,
  });
}
