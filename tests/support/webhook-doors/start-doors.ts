import { startSimulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";
import { type Answered, type Asked, ask } from "./ask.ts";
import { readMetrics } from "./read-metrics.ts";

export type DoorName = "server.ts" | "the route handler";

export const doorNames: DoorName[] = ["server.ts", "the route handler"];

export type Doors = Awaited<ReturnType<typeof startDoors>>;

const metricsToken = "metrics-token";

/** The two ways in for webhooks, each in a process of its own, without a worker. */
export async function startDoors(databaseUrl: string, more: Record<string, string> = {}) {
  const intercom = await startSimulator({ clientId: "doors", clientSecret: "secret-of-doors" });
  const common = { ...storyEnvironment(intercom), WORKER: "off", METRICS_TOKEN: metricsToken };
  const env = { ...common, ...more };
  const program = "tests/support/webhook-doors/serve-next-alone.ts";
  const server = await startApp({ databaseUrl, env });
  const handler = await startApp({ databaseUrl, env, program });
  const apps: Record<DoorName, App> = { "server.ts": server, "the route handler": handler };
  const statuses: Record<DoorName, Set<number>> = {
    "server.ts": new Set(),
    "the route handler": new Set(),
  };
  return {
    intercom,
    appOf: (door: DoorName) => apps[door],
    async ask(door: DoorName, asked: Asked = {}): Promise<Answered> {
      const answered = await ask(apps[door].url, asked);
      statuses[door].add(answered.status);
      return answered;
    },
    /** Every status that `ask` has seen at this door, in order. */
    statusesOf: (door: DoorName) => [...statuses[door]].sort((a, b) => a - b),
    /** How many calls the door has answered with this outcome. */
    count: (door: DoorName, outcome: string) =>
      readMetrics(
        apps[door].url,
        metricsToken,
        `timebook_webhook_notifications_total{outcome="${outcome}"}`,
      ),
    async stop() {
      await Promise.all([server.stop(), handler.stop()]);
      await intercom.stop();
    },
  };
}
