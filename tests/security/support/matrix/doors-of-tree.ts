import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { addressesOf } from "#tests/security/support/addresses.ts";

const project = path.resolve(import.meta.dirname, "../../../..");
const methodExport = /^export const (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm;
const actionExport = /^export const (\w+)\b/gm;

export function pagesOfTree(): string[] {
  return addressesOf("page.tsx").map(({ address }) => address);
}

/** As `GET /api/events`: one per method that a route file exports. */
export function routesOfTree(): string[] {
  return addressesOf("route.ts").flatMap(({ file, address }) =>
    exportsOf(file, methodExport).map((method) => `${method} ${address}`),
  );
}

/** As `app/actions.ts signOutHere`: one per export of a file that begins with "use server". */
export function actionsOfTree(): string[] {
  return globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: project })
    .filter((file) => /^\s*["']use server["']/m.test(read(file)))
    .flatMap((file) => exportsOf(file, actionExport).map((name) => `${file} ${name}`));
}

/** What the build serves that no file of ours is a page or a route of. */
export function doorsOfNext(folder: string): string[] {
  const file = path.join(folder, "server/app-paths-manifest.json");
  const built = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, "utf8")));
  const ours = new Set(
    [...addressesOf("page.tsx"), ...addressesOf("route.ts")].map(({ file: own }) =>
      own.replace(/^app/, "").replace(/\.tsx?$/, ""),
    ),
  );
  return Object.keys(built).filter((name) => !ours.has(name));
}

function exportsOf(file: string, pattern: RegExp): string[] {
  return [...read(file).matchAll(pattern)].map(([, name = ""]) => name);
}

function read(file: string): string {
  return readFileSync(path.join(project, file), "utf8");
}
