import type { Scope } from "#lib/auth/member.ts";
import { type DeliveryView, listDeliveries, type Page, pageSize } from "./list-deliveries.ts";
import { listRuns, type RunView } from "./list-runs.ts";

type Line =
  | { id: string; delivery: DeliveryView; run?: never }
  | { id: string; run: RunView; delivery?: never };

/** Deliveries and runs together, newest first. `older` is the `before` of the next page. */
export async function listActivity(
  scope: Scope,
  page: Page,
): Promise<{ lines: Line[]; older: string | null }> {
  const [{ deliveries, older }, runs] = await Promise.all([
    listDeliveries(scope, page),
    listRuns(scope, page),
  ]);
  const all: Line[] = [
    ...deliveries.map((delivery) => ({ id: delivery.id, delivery })),
    ...runs.map((run) => ({ id: run.id, run })),
  ].sort((a, b) => (a.id < b.id ? 1 : -1));
  const lines = all.slice(0, pageSize);
  const isMore = older !== null || all.length > pageSize;
  return { lines, older: isMore ? (lines.at(-1)?.id ?? null) : null };
}
