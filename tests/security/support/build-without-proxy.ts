import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const ours = path.resolve(import.meta.dirname, "../../..");
const needed = [
  ...["app", "components", "lib", "prisma", "public", "server.ts", "package.json"],
  ...["next.config.ts", "postcss.config.mjs", "tsconfig.json"],
  "tests/support/webhook-doors/serve-next-alone.ts",
];
const limitMs = 240_000;
const functions = z.object({ functions: z.record(z.string(), z.unknown()) });

export type Build = { project: string; hasProxy: () => boolean; remove: () => void };

/** A copy of the project, but for proxy.ts, inside the project: its packages are found from there. */
export function buildWithoutProxy(): Build {
  const project = path.join(ours, ".next-without-proxy");
  const remove = () => rmSync(project, { recursive: true, force: true });
  remove();
  mkdirSync(project, { recursive: true });
  for (const name of needed)
    cpSync(path.join(ours, name), path.join(project, name), { recursive: true });
  const done = spawnSync(
    process.execPath,
    [path.join(ours, "node_modules/next/dist/bin/next"), "build"],
    {
      ...{ cwd: project, timeout: limitMs, encoding: "utf8" },
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    },
  );
  if (done.status !== 0) throw new Error(`The build failed:\n${done.stdout}\n${done.stderr}`);
  const dist = path.join(project, process.env.NEXT_DIST_DIR ?? ".next");
  const manifest = path.join(dist, "server/functions-config-manifest.json");
  const hasProxy = () => {
    const built = functions.parse(JSON.parse(readFileSync(manifest, "utf8")));
    return "/_middleware" in built.functions;
  };
  return { project, hasProxy, remove };
}
