import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const secrets = z.object({ AUTH_SECRET: z.string(), ENCRYPTION_KEYS: z.string() });

/** The secrets of an installation that was given none: made once, kept in its data folder, mode 0600. */
export function keepSecrets(folder: string): z.infer<typeof secrets> {
  const file = path.join(folder, "secrets.json");
  if (!existsSync(file)) writeOnce(file);
  return secrets.parse(JSON.parse(readFileSync(file, "utf8")));
}

// A link appears whole and never replaces another: of two starts at once, both read the same secrets.
function writeOnce(file: string): void {
  const made = {
    AUTH_SECRET: randomBytes(32).toString("base64url"),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  };
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(made), { mode: 0o600, flush: true });
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(unfinished);
  }
}
