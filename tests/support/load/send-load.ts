import { once } from "node:events";
import { createInterface } from "node:readline";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";
import { type KeepAliveConnection, keepAliveConnection } from "./keep-alive-connection.ts";
import { type LoadResult, loadPlan } from "./load-plan.ts";

const plan = loadPlan.parse(JSON.parse(process.argv[2] ?? ""));
const { hostname, port, pathname } = new URL(plan.url);
const requests: Buffer[] = [];
for await (const body of createInterface({ input: process.stdin })) requests.push(requestOf(body));
const latencies = new Float64Array(requests.length);
const statuses: Record<string, number> = {};
const open: KeepAliveConnection[] = [];

process.send?.("ready");
await once(process, "message");
const startedAt = performance.now();
if ("connections" in plan.pace) await sendClosed(plan.pace.connections);
else await sendOpen(plan.pace.perSecond);
const seconds = (performance.now() - startedAt) / 1_000;
for (const connection of open) connection.close();
process.send?.(summary(seconds));
process.disconnect();

function requestOf(body: string): Buffer {
  const bytes = Buffer.from(body);
  const head = [
    `POST ${pathname} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    "Content-Type: application/json",
    `X-Hub-Signature: ${signBody(bytes, plan.secret)}`,
    `Content-Length: ${bytes.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), bytes]);
}

async function sendClosed(connections: number): Promise<void> {
  let next = 0;
  async function keepAsking(): Promise<void> {
    const connection = openConnection();
    for (let at = next++; at < requests.length; at = next++) {
      await sendOne(connection, at, performance.now());
    }
  }
  await Promise.all(Array.from({ length: connections }, keepAsking));
}

/** Late timers are made up for at once, so that a pause of this process does not hide a pause of the server. */
async function sendOpen(perSecond: number): Promise<void> {
  const idle: KeepAliveConnection[] = [];
  const answers: Promise<void>[] = [];
  const everyMs = 1_000 / perSecond;
  for (let at = 0; at < requests.length; at++) {
    const dueAt = startedAt + at * everyMs;
    while (performance.now() < dueAt) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - performance.now())));
    }
    const connection = idle.pop() ?? openConnection();
    answers.push(sendOne(connection, at, dueAt).then(() => void idle.push(connection)));
  }
  await Promise.all(answers);
}

function openConnection(): KeepAliveConnection {
  const connection = keepAliveConnection(hostname, Number(port));
  open.push(connection);
  return connection;
}

async function sendOne(connection: KeepAliveConnection, at: number, dueAt: number): Promise<void> {
  const request = requests[at];
  if (!request) return;
  const status = await connection.send(request);
  latencies[at] = performance.now() - dueAt;
  statuses[status] = (statuses[status] ?? 0) + 1;
}

function summary(seconds: number): LoadResult {
  const sorted = latencies.toSorted();
  const share = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  const shares = { p50: share(0.5), p99: share(0.99), max: share(1) };
  return { statuses, seconds, ...shares, connections: open.length };
}
