import { Counter, collectDefaultMetrics, Registry } from "prom-client";

declare global {
  var timebookMetrics: Registry | undefined;
}

type Description<T extends string> = { name: string; help: string; labelNames?: readonly T[] };

/** Finds or makes the counter, so that both module graphs of the web process count on the same one. */
export function counter<T extends string = never>(described: Description<T>): Counter<T> {
  const known = registry().getSingleMetric(described.name);
  if (known instanceof Counter) return known;
  return new Counter<T>({ ...described, registers: [registry()] });
}

export async function renderMetrics(): Promise<{ contentType: string; body: string }> {
  return { contentType: registry().contentType, body: await registry().metrics() };
}

function registry(): Registry {
  if (!globalThis.timebookMetrics) {
    globalThis.timebookMetrics = new Registry();
    collectDefaultMetrics({ register: globalThis.timebookMetrics });
  }
  return globalThis.timebookMetrics;
}
