import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StartError, startOrExplain } from "#lib/start/start-or-explain.ts";
import { generate } from "./generate.ts";

const project = path.resolve(import.meta.dirname, "../..");
const sources = [
  "{app,components,lib,public,prisma}/**/*",
  "{package.json,package-lock.json,tsconfig.json,next.config.ts,postcss.config.mjs}",
  "{proxy.ts,instrumentation.ts}",
];

/** Builds the web app; with `ifStale` only when something it is made from has changed since. */
export function build({ ifStale }: { ifStale: boolean }): void {
  generate();
  const folder = path.join(project, process.env.NEXT_DIST_DIR ?? ".next");
  const stamp = path.join(folder, "built-from");
  const wanted = fingerprint();
  if (ifStale && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const next = path.join(project, "node_modules/next/dist/bin/next");
  const done = spawnSync(process.execPath, [next, "build"], {
    cwd: project,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (done.status !== 0) throw new StartError("The build failed");
  writeFileSync(stamp, wanted);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of globSync(sources, { cwd: project }).sort()) {
    const at = path.join(project, file);
    if (statSync(at).isFile()) hash.update(file).update("\0").update(readFileSync(at));
  }
  return hash.digest("hex");
}

if (import.meta.main) {
  await startOrExplain(async () => build({ ifStale: process.argv.includes("--if-stale") }));
}
