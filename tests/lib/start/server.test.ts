import { request } from "node:http";
import net from "node:net";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { securityHeaders } from "#lib/security-headers.ts";
import { withDatabase } from "#prisma/schema-engine/database-address.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
let app: App;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startApp({ databaseUrl: database.url, env: { METRICS_TOKEN: "metrics-token" } });
});

afterAll(async () => {
  expect(await app.stop()).toBe(0);
  await database.drop();
});

type Asked = { method?: string; path: string; host?: string };

function ask({ method = "GET", path, host }: Asked): Promise<{
  status: number;
  headers: Record<string, string | string[] | undefined>;
}> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const headers = host ? { host } : {};
    const asking = request({ hostname, port, path, method, headers }, (answer) => {
      answer.resume();
      answer.once("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers }),
      );
    });
    asking.once("error", reject).end();
  });
}

function firstLine(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(new URL(app.url).port), "127.0.0.1", () =>
      socket.write(text),
    );
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString("latin1");
    });
    socket.once("close", () => resolve(answer.split("\r\n")[0] ?? ""));
  });
}

test("a page asked for under another host redirects to the public address", async () => {
  const answer = await ask({ path: "/sign-in?return=%2F", host: "evil.example" });
  expect(answer.status).toBe(307);
  expect(answer.headers.location).toBe(`${app.url}/sign-in?return=%2F`);
  expect((await ask({ method: "POST", path: "/sign-in", host: "evil.example" })).status).toBe(421);
});

test("health and webhook answer under any host, without a redirect", async () => {
  expect((await ask({ path: "/api/health", host: "10.0.0.1" })).status).toBe(200);
  for (const path of ["/api/intercom/webhook", "/api/intercom/webhook/"]) {
    expect((await ask({ method: "HEAD", path, host: "10.0.0.1" })).status).toBe(200);
    expect((await ask({ method: "POST", path, host: "10.0.0.1" })).status).toBe(401);
    expect((await ask({ method: "PUT", path })).status).toBe(405);
  }
});

test("TRACE, upgrades and paths that name another server get nothing", async () => {
  expect((await ask({ method: "TRACE", path: "/" })).status).toBe(405);
  const absolute =
    "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
  expect(await firstLine(absolute)).toContain(" 400 ");
  const upgrade = `GET /x HTTP/1.1\r\nHost: ${new URL(app.url).host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
  expect(await firstLine(upgrade)).not.toContain(" 101 ");
});

test("every kind of answer carries the security headers and names no software", async () => {
  const asked: Asked[] = [
    { path: "/sign-in" },
    { path: "/" },
    { path: "/no/such/page" },
    { path: "/sign-in", host: "evil.example" },
    { path: "/api/health/live" },
    { path: "/api/metrics" },
    { method: "TRACE", path: "/" },
    { method: "POST", path: "/api/intercom/webhook" },
  ];
  for (const one of asked) {
    const { headers } = await ask(one);
    for (const { key, value } of securityHeaders) {
      expect(headers[key.toLowerCase()], `${key} of ${one.path}`).toBe(value);
    }
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers.server).toBeUndefined();
  }
});

test("metrics are for who shows the token", async () => {
  const url = `${app.url}/api/metrics`;
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: { authorization: "Bearer %" } })).status).toBe(401);
  const shown = await fetch(url, { headers: { authorization: "Bearer metrics-token" } });
  expect(await shown.text()).toContain("process_cpu_user_seconds_total");
});

test("a bad environment stops the start with one message naming every problem", async () => {
  const env = { AUTH_SECRET: "short", ENCRYPTION_KEYS: "", SIGN_UP: "maybe" };
  const refused = await startApp({ databaseUrl: database.url, env, until: null });
  expect(await refused.exited).toBe(1);
  expect(refused.logs()).toContain("SIGN_UP");
  expect(refused.logs()).toContain("AUTH_SECRET");
  expect(refused.logs()).toContain("ENCRYPTION_KEYS");
  expect(refused.logs()).not.toContain("    at ");
});

test("with its database away the web is up and not ready, and recovers by itself", async () => {
  const name = `${new URL(database.url).pathname.slice(1)}_later`;
  const databaseUrl = withDatabase(database.url, name);
  const waiting = await startApp({ databaseUrl, until: "live" });
  const ready = () => fetch(`${waiting.url}/api/health/ready`).then((answer) => answer.status);
  expect(await ready()).toBe(503);
  const admin = new pg.Client({ connectionString: withDatabase(database.url, "postgres") });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 25_000, interval: 100 });
  expect(await waiting.stop()).toBe(0);
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await admin.end();
});
