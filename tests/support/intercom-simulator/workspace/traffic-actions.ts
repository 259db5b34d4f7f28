import {
  setWorkspaceLimit,
  spendCalls,
} from "#tests/support/intercom-simulator/rest/rate-window.ts";
import type { Workspace } from "#tests/support/intercom-simulator/state.ts";
import { setLargestPage } from "./largest-page.ts";
import { letTimePass } from "./passed-time.ts";
import { type CallWatch, watchCalls } from "./watched-calls.ts";

export type TrafficActions = {
  /** All that happened to people and companies is that much longer ago. */
  letTimePass(seconds: number): void;
  /** However many are asked for, a page of contacts holds no more. */
  setLargestPage(size: number): void;
  /** For this workspace alone. */
  setRateLimit(limit: number, windowMs?: number): void;
  /** Other apps of the customer spend these calls of the window. */
  spendCalls(count: number): void;
  /** Null ends it. */
  watchCalls(watch: CallWatch | null): void;
};

export function trafficActions(record: Workspace): TrafficActions {
  return {
    letTimePass: (seconds) => letTimePass(record, seconds),
    setLargestPage: (size) => setLargestPage(record, size),
    setRateLimit: (limit, windowMs = 10_000) => setWorkspaceLimit(record, { limit, windowMs }),
    spendCalls: (count) => spendCalls(record, count),
    watchCalls: (watch) => watchCalls(record, watch),
  };
}
