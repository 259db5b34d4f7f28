import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { closePool } from "#lib/database/pool.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import { createTestDatabase } from "#tests/support/test-database.ts";

export const intercomApp = { clientId: "fault-client", clientSecret: "fault-secret" };

export type Seed<T> = T & {
  /** A database to clone, and a copy of what Intercom knew, so that every run starts from the same state. */
  databaseUrl: string;
  stateFile: string;
  folder: string;
};

/** Writes what every run of a sweep begins with, through the same code as the stories. */
export async function seedSite<T>(write: (intercom: Simulator) => Promise<T>): Promise<Seed<T>> {
  const created = await createTestDatabase();
  const folder = mkdtempSync(path.join(os.tmpdir(), "timebook-faults-"));
  const stateFile = path.join(folder, "intercom");
  afterAll(async () => {
    await created.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  process.env.DATABASE_URL = created.url;
  globalThis.timebookEnv = undefined;
  const intercom = await startSimulator({ ...intercomApp, stateFile });
  const written = await write(intercom);
  await intercom.stop();
  await closePool();
  globalThis.timebookDatabase = undefined;
  return { ...written, databaseUrl: created.url, stateFile, folder };
}
