import { writeSync } from "node:fs";

/** A log line in the form that Prisma's CLI reads from its engine. */
export function report(level: string, target: string, fields: Record<string, unknown>): void {
  const line = { timestamp: new Date().toISOString(), level, fields, target };
  writeSync(2, `${JSON.stringify(line)}\n`);
}
