import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Simulator } from "./intercom-simulator/start-simulator.ts";
import type { App } from "./start-app.ts";
import { startWorker } from "./start-worker.ts";
import { useIntercom } from "./use-intercom.ts";
import { useTestDatabase } from "./use-test-database.ts";

/** A worker process that works off this test file's imports, and the simulated Intercom it asks. */
export async function useImportWorker(): Promise<Simulator> {
  const { url: databaseUrl } = await useTestDatabase();
  const intercom = await useIntercom();
  let worker: App | undefined;
  beforeAll(async () => {
    worker = await startWorker({ databaseUrl, intercom });
  });
  afterAll(() => worker?.stop());
  beforeEach(() => {
    intercom.calls.length = 0;
  });
  return intercom;
}
