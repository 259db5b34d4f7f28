import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";
import type { Kill } from "./history.ts";
import type { Scene } from "./scene.ts";

/** A worker process that takes one turn and is killed at this point, if it comes to it. */
export async function killTurn(
  { site, workspaceId, begin }: Scene,
  { turn, point }: Kill,
): Promise<void> {
  const { intercom, databaseUrl } = site;
  await begin(turn === "run" ? 1 : 8);
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
  await rm(folder, { recursive: true });
  if (code !== null && code !== 0) throw new Error(app.logs());
}
