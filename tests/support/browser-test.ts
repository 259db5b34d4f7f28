import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { closePool } from "#lib/database/pool.ts";
import { seedWorkspace } from "#tests/support/intercom-simulator/seed-workspace.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";
import { createTestDatabase } from "#tests/support/test-database.ts";
import "#tests/support/test-environment.ts";

export type Surroundings = {
  app: App;
  intercom: Simulator;
  /** A support inbox with customers, conversations and tags. */
  northwind: SimWorkspace;
  databaseUrl: string;
};

type WorkerFixtures = { surroundings: Surroundings };
type TestFixtures = {
  /** What a page may complain about in the console; everything else fails the test. */
  expectedErrors: RegExp | null;
  app: App;
  intercom: Simulator;
  northwind: SimWorkspace;
  /** A page of another browser, with cookies of its own. */
  openElsewhere: () => Promise<Page>;
  watched: undefined;
};

export { expect };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  surroundings: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from it
    async ({}, use) => {
      const { surroundings, stop } = await startSurroundings();
      await use(surroundings);
      await stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  expectedErrors: [null, { option: true }],
  app: ({ surroundings }, use) => use(surroundings.app),
  intercom: ({ surroundings }, use) => use(surroundings.intercom),
  northwind: ({ surroundings }, use) => use(surroundings.northwind),
  baseURL: ({ surroundings }, use) => use(surroundings.app.url),
  openElsewhere: async ({ browser, baseURL, expectedErrors }, use) => {
    const contexts: BrowserContext[] = [];
    const problems: string[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      watch(context, problems);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    expectNothingBut(expectedErrors, problems);
  },
  watched: [
    async ({ context, app, expectedErrors }, use) => {
      const problems: string[] = [];
      watch(context, problems);
      const before = app.logs().length;
      await use(undefined);
      const failures = app.logs().slice(before).split("\n").filter(isFailure);
      expectNothingBut(expectedErrors, [...problems, ...failures]);
    },
    { auto: true },
  ],
});

async function startSurroundings() {
  const database = await createTestDatabase();
  const intercom = await startSimulator({
    clientId: "browser-client",
    clientSecret: "browser-secret",
    retryDelayMs: 300,
  });
  // Another host than the app's, as the real one is: the form's redirect has to get past the policy.
  const oauthUrl = intercom.oauthUrl.replace("127.0.0.1", "localhost");
  const env = { ...storyEnvironment(intercom), INTERCOM_OAUTH_URL: oauthUrl };
  const app = await startApp({ databaseUrl: database.url, env });
  intercom.setWebhookUrl(`${app.url}/api/intercom/webhook`);
  Object.assign(process.env, env, { DATABASE_URL: database.url, APP_URL: app.url });
  globalThis.timebookEnv = undefined;
  const northwind = seedWorkspace(intercom);
  const other = intercom.addWorkspace({ name: "Harbour Ferries Support", region: "US" });
  other.addAdmin({ name: "Ines Prado", email: "ines@harbourferries.example" });
  return {
    surroundings: { app, intercom, northwind, databaseUrl: database.url },
    async stop() {
      await app.stop();
      await intercom.stop();
      await closePool();
      await database.drop();
    },
  };
}

/** A refused script, style or form is an error in the console too. */
function watch(context: BrowserContext, problems: string[]): void {
  context.on("console", (message) => {
    if (message.type() === "error") {
      problems.push(`${message.text()} (${message.page()?.url()}, ${message.location().url})`);
    }
  });
  context.on("weberror", (error) => problems.push(error.error().stack ?? `${error.error()}`));
}

function isFailure(line: string): boolean {
  return /"level":[56]0|a browser blocked something/.test(line);
}

function expectNothingBut(expected: RegExp | null, problems: string[]): void {
  const unexpected = problems.filter((problem) => !expected?.test(problem));
  expect(unexpected, "nothing went wrong in the console or the server's log").toEqual([]);
}
