import { nowSeconds, type Workspace } from "#tests/support/intercom-simulator/state.ts";

/**
 * Every workspace counts from the same start: Intercom's ids are unique inside a workspace only,
 * so two simulated workspaces collide on purpose.
 */
export function nextId(workspace: Workspace, kind: keyof Workspace["counters"]): string {
  workspace.counters[kind] += 1;
  const number = workspace.counters[kind];
  if (kind === "contact" || kind === "company") return hexId(kind, number);
  const first = {
    admin: 9_600_000,
    tag: 12_900_000,
    source: 3_380_000_000,
    part: 37_300_000_000,
    conversation: 215_470_000_000_000,
  };
  return String(first[kind] + number);
}

function hexId(kind: "contact" | "company", number: number): string {
  const time = nowSeconds().toString(16).padStart(8, "0");
  const middle = kind === "contact" ? "c017ac70aa" : "c09a9900bb";
  return `${time}${middle}${number.toString(16).padStart(6, "0")}`;
}
