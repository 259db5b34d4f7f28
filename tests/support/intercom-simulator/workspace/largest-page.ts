import type { Workspace } from "#tests/support/intercom-simulator/state.ts";

const largest = new WeakMap<Workspace, number>();

/** However many are asked for, a page of contacts holds no more: so that few people are many pages. */
export function setLargestPage(workspace: Workspace, size: number): void {
  largest.set(workspace, size);
}

export function largestPage(workspace: Workspace): number {
  return largest.get(workspace) ?? 150;
}
