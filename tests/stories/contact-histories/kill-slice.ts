import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Scope } from "#lib/auth/member.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";

type Site = { intercom: Simulator; databaseUrl: string };

/** A worker process that takes one turn and is killed at this point, if it comes to it. */
export async function killSlice(
  { intercom, databaseUrl }: Site,
  { workspaceId }: Scope,
  turn: "run" | "drain",
  point: string,
): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "history-"));
  const app = await startApp({
    databaseUrl,
    env: {
      ...storyEnvironment(intercom),
      ...{ FAULT_TRACE: path.join(folder, "trace"), FAULT_MODE: "kill", FAULT_AT: point },
      ...{ TURN: turn, WORKSPACE_ID: workspaceId },
    },
    program: "tests/stories/contact-histories/take-turn.ts",
    until: null,
  });
  const code = await app.exited;
  if (code !== null && code !== 0) throw new Error(app.logs());
}
