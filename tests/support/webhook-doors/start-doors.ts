import { startSimulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";

export type DoorName = "server.ts" | "the route handler";

export type Doors = Awaited<ReturnType<typeof startDoors>>;

const metricsToken = "metrics-token";

/** The two ways in for webhooks, each in a process of its own, without a worker. */
export async function startDoors(databaseUrl: string) {
  const intercom = await startSimulator({ clientId: "doors", clientSecret: "secret-of-doors" });
  const env = { ...storyEnvironment(intercom), WORKER: "off", METRICS_TOKEN: metricsToken };
  const program = "tests/support/webhook-doors/serve-next-alone.ts";
  const server = await startApp({ databaseUrl, env });
  const handler = await startApp({ databaseUrl, env, program });
  const apps: Record<DoorName, App> = { "server.ts": server, "the route handler": handler };
  return {
    intercom,
    appOf: (door: DoorName) => apps[door],
    /** How many calls the door has answered with this outcome. */
    async count(door: DoorName, outcome: string): Promise<number> {
      const headers = { authorization: `Bearer ${metricsToken}` };
      const metrics = await fetch(`${apps[door].url}/api/metrics`, { headers });
      const line = `timebook_webhook_notifications_total{outcome="${outcome}"} `;
      const found = (await metrics.text()).split("\n").find((each) => each.startsWith(line));
      return Number(found?.slice(line.length) ?? 0);
    },
    async stop() {
      await Promise.all([server.stop(), handler.stop()]);
      await intercom.stop();
    },
  };
}
