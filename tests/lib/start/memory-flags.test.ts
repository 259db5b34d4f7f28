import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { memoryFlags } from "#lib/start/memory-flags.ts";

const project = path.resolve(import.meta.dirname, "../../..");
const { scripts } = JSON.parse(readFileSync(path.join(project, "package.json"), "utf8"));

test("npm start and npm run worker bound the memory as the program's own children are bound", () => {
  expect(scripts.start).toContain(memoryFlags.server.join(" "));
  expect(scripts.worker).toContain(memoryFlags.worker.join(" "));
});
