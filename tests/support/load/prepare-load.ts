import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type LoadPlan, type LoadResult, loadResult } from "./load-plan.ts";

const program = path.resolve(import.meta.dirname, "send-load.ts");

/**
 * A process that holds every request signed and ready. `run` sends them; a process of its own, because whoever
 * measures must not wait for what is measured.
 */
export async function prepareLoad(
  plan: LoadPlan,
  bodies: Iterable<string>,
): Promise<{ run: () => Promise<LoadResult> }> {
  const child = spawn(process.execPath, [program, JSON.stringify(plan)], {
    stdio: ["pipe", "inherit", "inherit", "ipc"],
  });
  const messages = inbox(child);
  const { stdin } = child;
  if (!stdin) throw new Error("The load has no input");
  await pipeline(Readable.from(linesOf(bodies)), stdin);
  await messages.next();
  return {
    async run() {
      child.send("go");
      return loadResult.parse(await messages.next());
    },
  };
}

function* linesOf(bodies: Iterable<string>): Generator<string> {
  let lines = "";
  for (const body of bodies) {
    lines += `${body}\n`;
    if (lines.length < 1_000_000) continue;
    yield lines;
    lines = "";
  }
  yield lines;
}

/** What the process says, in order; ends every wait when it ends. */
function inbox(child: ReturnType<typeof spawn>): { next: () => Promise<unknown> } {
  const exited = once(child, "exit").then(([code]) => {
    throw new Error(`The load ended with ${code}`);
  });
  exited.catch(() => undefined);
  return {
    async next() {
      const [message] = await Promise.race([once(child, "message"), exited]);
      return message;
    },
  };
}
