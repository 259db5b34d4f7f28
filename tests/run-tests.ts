import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { findBrowser } from "./support/find-browser.ts";

type Count = { passed: number; failed: number };

const project = path.resolve(import.meta.dirname, "..");
const results = path.join(project, "test-results");
const failedSteps: string[] = [];

const vitestResult = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
});
const playwrightResult = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

const modes: Record<string, () => Count[]> = {
  check: () => [...checkSources(), runVitest()],
  all: () => [...checkSources(), runVitest(), runPlaywright("e2e")],
  faults: () => [...prepare(), runVitest("--config=vitest.faults.config.ts")],
  security: () => [...prepare(), runVitest("tests/security")],
  screens: () => [...prepare(), runPlaywright("screens")],
};

const run = modes[process.argv[2] ?? "all"];
if (!run) throw new Error(`Say one of: ${Object.keys(modes).join(", ")}`);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
report(run());

function checkSources(): Count[] {
  step("Prisma client", "lib/commands/generate.ts");
  step("Lint and format", "node_modules/@biomejs/biome/bin/biome", "check", ".");
  step("Route types", "node_modules/next/dist/bin/next", "typegen");
  step("Types", "node_modules/typescript/bin/tsc", "--noEmit");
  step("Unused files and exports", "node_modules/knip/bin/knip.js");
  return prepare();
}

/** Some tests run the built program. */
function prepare(): Count[] {
  step("Build", "lib/commands/build.ts", "--if-stale");
  return [];
}

function runVitest(...words: string[]): Count {
  const file = path.join(results, "vitest.json");
  step(
    "Unit and integration tests",
    ...["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"],
    `--outputFile.json=${file}`,
    ...words,
  );
  const result = vitestResult.safeParse(readJson(file)).data;
  if (!result) return { passed: 0, failed: 1 };
  // A file that does not even load fails without a failed test.
  const failed = result.success ? 0 : Math.max(1, result.numFailedTests);
  return { passed: result.numPassedTests, failed };
}

function runPlaywright(name: string): Count {
  try {
    process.env.CHROMIUM_PATH = findBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
  step("Browser tests", "node_modules/@playwright/test/cli.js", "test", `--project=${name}`);
  const result = playwrightResult.safeParse(readJson(path.join(results, "playwright.json"))).data;
  if (!result) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = result.stats;
  return { passed: expected + flaky, failed: unexpected };
}

/** Runs a program of ours or of a package under this same Node.js. */
function step(title: string, program: string, ...words: string[]): void {
  console.log(`\n── ${title}`);
  const bin = path.join(project, "node_modules/.bin");
  const done = spawnSync(process.execPath, [path.join(project, program), ...words], {
    cwd: project,
    stdio: "inherit",
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` },
  });
  if (done.status !== 0) failedSteps.push(title);
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function report(counts: Count[]): void {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  if (failedSteps.length > 0) console.log(`\nNot passed: ${failedSteps.join(", ")}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  const nothingRan = counts.some((count) => count.passed + count.failed === 0);
  process.exitCode = failedSteps.length > 0 || failed > 0 || nothingRan ? 1 : 0;
}
