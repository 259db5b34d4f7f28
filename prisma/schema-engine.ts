#!/usr/bin/env node
// Prisma's CLI wants a native engine that it downloads. This speaks the same protocol over the engine
// that npm ships as WebAssembly, so that every command works without the download.
import { answerCalls } from "./schema-engine/answer-calls.ts";
import { parseArguments } from "./schema-engine/arguments.ts";
import { runCommand } from "./schema-engine/run-command.ts";

const given = parseArguments(process.argv.slice(2));

if (given.command === "version") {
  console.log("schema-engine-wasm 7.10.0");
} else if (given.command) {
  process.exit(await runCommand(given.command, given.url));
} else {
  await answerCalls(given);
}
