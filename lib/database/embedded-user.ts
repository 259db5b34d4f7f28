import { readFileSync, statSync } from "node:fs";
import path from "node:path";

export type ProcessUser = { uid: number; gid: number } | null;

/** PostgreSQL refuses to run as root: then it runs as `postgres`, else `nobody`. Null: as we are. */
export function postgresUser(): ProcessUser {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const entry = lines.map((line) => line.split(":")).find((fields) => fields[0] === name);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error("PostgreSQL cannot run as root, and there is no user postgres or nobody");
}

/** Whether that user may pass through every folder above and into `folder`. */
export function canReach(folder: string, user: ProcessUser): boolean {
  if (!user) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (!maySearch(at, user)) return false;
    if (at === path.dirname(at)) return true;
  }
}

function maySearch(folder: string, user: { uid: number; gid: number }): boolean {
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat) return true;
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
