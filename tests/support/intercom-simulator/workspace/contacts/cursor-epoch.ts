import type { Workspace } from "#tests/support/intercom-simulator/state.ts";

const epochs = new WeakMap<Workspace, number>();

export function cursorEpoch(workspace: Workspace): number {
  return epochs.get(workspace) ?? 0;
}

/** Every cursor and scroll given out until now is refused from here on. */
export function expireCursors(workspace: Workspace): void {
  epochs.set(workspace, cursorEpoch(workspace) + 1);
}
