import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const project = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(project, file), "utf8");

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        inBundle: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(read("package-lock.json")));
const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read("package.json")));
const installed = Object.entries(lock.packages).filter(([name]) => name !== "");

// Each floor is the first version without a known hole that concerns us.
const floors: [name: string, least: string][] = [
  ["next", "16.4.6"],
  ["next-auth", "4.24.15"],
  ["nodemailer", "7.0.13"],
  ["sanitize-html", "2.17.5"],
  ["react", "19.3.1"],
  ["intercom-client", "7.0.3"],
];

test.each(floors)("S-D1 %s is not older than %s", (name, least) => {
  const version = lock.packages[`node_modules/${name}`]?.version ?? "0";
  expect(version.localeCompare(least, undefined, { numeric: true })).toBeGreaterThanOrEqual(0);
});

test("S-D1 intercom-client is exactly 7.0.3: the next version was malware", () => {
  expect(manifest.dependencies["intercom-client"]).toBe("7.0.3");
  expect(lock.packages["node_modules/intercom-client"]?.version).toBe("7.0.3");
});

test("S-D2 no package runs a script when it is installed", () => {
  expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
});

test("S-D3 every package is pinned by its hash and comes from the one registry", () => {
  expect(installed.length).toBeGreaterThan(300);
  // What a package brings inside its own archive is covered by that archive's hash.
  const unpinned = installed.filter(([, { integrity, inBundle }]) => !integrity && !inBundle);
  expect(unpinned.map(([name]) => name)).toEqual([]);
  const elsewhere = installed.filter(
    ([, { resolved }]) => resolved && new URL(resolved).hostname !== "registry.npmjs.org",
  );
  expect(elsewhere.map(([name]) => name)).toEqual([]);
});

test("S-D3 every dependency of ours is an exact version", () => {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name]) => name);
  expect(loose).toEqual([]);
});
