import type { SimulatorState } from "#tests/support/intercom-simulator/state.ts";

export type RateWindow = { allowed: boolean; headers: Record<string, string> };

type Spent = { window: number; calls: number };

const spentByState = new WeakMap<SimulatorState, Map<string, Spent>>();

/**
 * Windows lie on the clock; the headers speak of the window, not of the minute. All tokens of a
 * workspace spend one budget.
 */
export function spendCall(state: SimulatorState, appId: string): RateWindow {
  const { limit, windowMs } = state.rate;
  const window = Math.floor(Date.now() / windowMs);
  const workspaces = spentByState.get(state) ?? new Map<string, Spent>();
  spentByState.set(state, workspaces);
  const before = workspaces.get(appId);
  const calls = before?.window === window ? before.calls + 1 : 1;
  workspaces.set(appId, { window, calls });
  return {
    allowed: calls <= limit,
    headers: {
      "x-ratelimit-limit": String(limit),
      "x-ratelimit-remaining": String(Math.max(0, limit - calls)),
      "x-ratelimit-reset": String(Math.ceil(((window + 1) * windowMs) / 1000)),
    },
  };
}
