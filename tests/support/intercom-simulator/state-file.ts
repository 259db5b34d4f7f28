import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import type { SimulatorState } from "./state.ts";
import { completePeople } from "./workspace/people.ts";

type Kept = Pick<SimulatorState, "workspaces" | "codes" | "tokens" | "deliveries">;

const deliveriesKept = 200;

/** What a restart must not lose, so that an app connected yesterday is connected today. */
export function loadState(state: SimulatorState, file: string): void {
  const kept = readKept(file);
  if (!kept) return;
  for (const workspace of kept.workspaces.values()) {
    completePeople(workspace);
    // Kept by a simulator from before there were files.
    workspace.files ??= new Map();
  }
  Object.assign(state, kept);
}

export function saveState(state: SimulatorState, file: string): void {
  const { workspaces, codes, tokens } = state;
  const kept: Kept = {
    workspaces,
    codes,
    tokens,
    deliveries: state.deliveries.slice(-deliveriesKept),
  };
  writeFileSync(`${file}.new`, serialize(kept));
  renameSync(`${file}.new`, file);
}

function readKept(file: string): Kept | null {
  try {
    return deserialize(readFileSync(file));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new Error(`${file} is not a state this simulator wrote; delete it to start afresh`, {
      cause: error,
    });
  }
}
