import { createHash } from "node:crypto";

/** Equal for equal values in equal order: as what a row keeps to tell that nothing has changed. */
export function fingerprintOf(values: (string | Date | null)[]): string {
  return createHash("md5").update(JSON.stringify(values)).digest("hex");
}
