import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { z } from "zod";
import type { Binaries } from "./embedded-binaries.ts";
import type { ProcessUser } from "./embedded-user.ts";

export type Cluster = { folder: string; data: string; port: number; password: string };

const stored = z.object({ port: z.number(), password: z.string() });
const run = promisify(execFile);
const wrongPassword = "28P01";

/** Reads or chooses the cluster's password and port, so that its address is known before it runs. */
export async function describeCluster(folder: string): Promise<Cluster> {
  const file = path.join(folder, "postgres.json");
  const data = path.join(folder, "pg");
  const known = existsSync(file) ? stored.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
  const reusable = known && ((await isFree(known.port)) || (await isRunning(data, known)));
  const port = reusable ? known.port : await freePort();
  const password = known?.password ?? randomBytes(24).toString("base64url");
  if (known?.port !== port) writeWhole(file, JSON.stringify({ port, password }));
  return { folder, data, port, password };
}

// Cut short, by a kill or a full disk, it would take the password with it, and the cluster could not be opened again.
function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, text, { mode: 0o600, flush: true });
  renameSync(unfinished, file);
}

/** Makes the cluster's files if they are not there yet. An interrupted attempt is begun anew. */
export async function initialise(
  cluster: Cluster,
  binaries: Binaries,
  user: ProcessUser,
): Promise<void> {
  const finished = path.join(cluster.data, "timebook-initialised");
  if (existsSync(finished)) return;
  rmSync(cluster.data, { recursive: true, force: true });
  mkdirSync(cluster.data, { mode: 0o700 });
  const passwordFile = path.join(cluster.folder, "initdb-password");
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  if (user) for (const at of [cluster.data, passwordFile]) chownSync(at, user.uid, user.gid);
  try {
    await run(
      binaries.initdb,
      [
        ...["-D", cluster.data, "-U", "timebook", "-E", "UTF8", "--data-checksums"],
        ...["--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--locale=C"],
        ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      ],
      { ...user, cwd: "/" },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(finished, "");
}

/** The process that PostgreSQL noted down when it started; it may be dead by now. */
export function pidOf(data: string): number | null {
  return noted(data)[0] ?? null;
}

/** After a crash the note is still there, and somebody else may have the port. */
async function isRunning(data: string, { port, password }: z.output<typeof stored>) {
  if (noted(data)[3] !== port) return false;
  const at = { host: "127.0.0.1", port, user: "timebook", password, database: "postgres" };
  const client = new pg.Client({ ...at, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // One that is only just starting refuses too, but not for the password.
    return error instanceof pg.DatabaseError && error.code !== wrongPassword;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function noted(data: string): number[] {
  const file = path.join(data, "postmaster.pid");
  try {
    return readFileSync(file, "utf8").split("\n").map(Number);
  } catch {
    return [];
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}
