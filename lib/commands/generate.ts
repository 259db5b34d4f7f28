import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runPrisma } from "./prisma.ts";

const project = path.resolve(import.meta.dirname, "../..");
const stamp = path.join(project, "prisma/generated/made-from");

/** Generates the Prisma client, unless it was made from this very schema and version. */
export function generate(): void {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  if (runPrisma(["generate"], "pipe") !== 0) throw new Error("The Prisma client was not generated");
  writeFileSync(stamp, wanted);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of ["prisma/schema.prisma", "node_modules/prisma/package.json"]) {
    hash.update(readFileSync(path.join(project, file)));
  }
  return hash.digest("hex");
}

if (import.meta.main) generate();
