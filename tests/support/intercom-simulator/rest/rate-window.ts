import type { SimulatorState, Workspace } from "#tests/support/intercom-simulator/state.ts";
import { passedMs } from "#tests/support/intercom-simulator/workspace/passed-time.ts";

export type RateWindow = { allowed: boolean; headers: Record<string, string> };

type Limit = { limit: number; windowMs: number };

type Spent = { window: number; calls: number };

const limits = new WeakMap<Workspace, Limit>();
const spentBy = new WeakMap<Workspace, Spent>();

export function setWorkspaceLimit(workspace: Workspace, limit: Limit): void {
  limits.set(workspace, limit);
}

/**
 * Windows lie on the clock; the headers speak of the window, not of the minute. All tokens of a
 * workspace spend one budget.
 */
export function spendCall(state: SimulatorState, workspace: Workspace): RateWindow {
  const { limit, windowMs } = limits.get(workspace) ?? state.rate;
  const { window, calls } = spend(workspace, windowMs, 1);
  const resetMs = (window + 1) * windowMs - passedMs(workspace);
  return {
    allowed: calls <= limit,
    headers: {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - calls)),
      "x-ratelimit-reset": String(Math.ceil(resetMs / 1000)),
    },
  };
}

/** Those of other apps, which share the budget of a workspace. */
export function spendCalls(workspace: Workspace, count: number): void {
  spend(workspace, limits.get(workspace)?.windowMs ?? 10_000, count);
}

function spend(workspace: Workspace, windowMs: number, count: number): Spent {
  const window = Math.floor((Date.now() + passedMs(workspace)) / windowMs);
  const before = spentBy.get(workspace);
  const calls = (before?.window === window ? before.calls : 0) + count;
  const spent = { window, calls };
  spentBy.set(workspace, spent);
  return spent;
}
