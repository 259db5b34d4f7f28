import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { canReach, postgresUser } from "./embedded-user.ts";

const projectFolder = path.resolve(import.meta.dirname, "../..");

/**
 * Where the embedded database and the generated secrets are kept: `wanted`, or a folder under /var/lib
 * when PostgreSQL's own user cannot reach that one (a project in root's home).
 */
export function embeddedFolder(wanted = ".data"): string {
  const folder = path.resolve(projectFolder, wanted);
  const isDefault = folder === path.join(projectFolder, ".data");
  const reachable = canReach(folder, postgresUser());
  const chosen = reachable
    ? folder
    : `/var/lib/timebook-${shortHash(isDefault ? projectFolder : folder)}`;
  mkdirSync(chosen, { recursive: true, mode: 0o711 });
  return chosen;
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
