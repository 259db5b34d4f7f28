import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./start-simulator.ts";
import { startTestApp } from "./test-app.ts";

const registered = "http://127.0.0.1:47150/callback";

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({
    clientId: "client",
    clientSecret: "secret",
    redirectUris: [registered],
  });
  simulator.addWorkspace({ appId: "rowing01", name: "Rowing Club", region: "AU" }).addAdmin({
    name: "Ruth",
    email: "ruth@rowing.example",
  });
});

afterEach(() => simulator.stop());

function decide(fields: Record<string, string>) {
  const body = new URLSearchParams({ client_id: "client", workspace: "rowing01", ...fields });
  return fetch(simulator.oauthUrl, { method: "POST", body, redirect: "manual" });
}

async function authorize(): Promise<string> {
  const answer = await decide({ decision: "authorize", state: "s", redirect_uri: registered });
  return new URL(answer.headers.get("location") ?? "").searchParams.get("code") ?? "";
}

function exchange(fields: Record<string, string>) {
  const body = JSON.stringify({ client_id: "client", client_secret: "secret", ...fields });
  const headers = { "content-type": "application/json" };
  return fetch(`${simulator.url}/auth/eagle/token`, { method: "POST", headers, body });
}

test("the consent page names the workspace and what the app may do", async () => {
  const query = new URLSearchParams({
    client_id: "client",
    state: 'a"<b',
    redirect_uri: registered,
  });
  const page = await (await fetch(`${simulator.oauthUrl}?${query}`)).text();
  expect(page).toContain("Rowing Club");
  expect(page).toContain("Authorize access");
  expect(page).toContain("Read conversations");
  expect(page).toContain('value="a&quot;&lt;b"');
});

test("authorizing returns a code that ends in = and the state unchanged", async () => {
  const state = "x/y+z= &é";
  const answer = await decide({ decision: "authorize", state, redirect_uri: registered });
  expect(answer.status).toBe(302);
  const location = answer.headers.get("location") ?? "";
  expect(location).toMatch(/^http:\/\/127\.0\.0\.1:47150\/callback\?code=[\w-]+=&state=/);
  expect(new URL(location).searchParams.get("state")).toBe(state);
});

test("cancelling returns access_denied and the state", async () => {
  const answer = await decide({ decision: "cancel", state: "s", redirect_uri: registered });
  expect(answer.headers.get("location")).toBe(`${registered}?error=access_denied&state=s`);
});

test("an unregistered address falls back to the first registered one", async () => {
  const answer = await decide({
    decision: "authorize",
    state: "s",
    redirect_uri: "https://evil.example/take",
  });
  expect(answer.headers.get("location")).toMatch(/^http:\/\/127\.0\.0\.1:47150\/callback\?code=/);
});

test("a code buys one token, once", async () => {
  const code = await authorize();
  const token = await (await exchange({ code })).json();
  expect(token).toEqual({
    token_type: "Bearer",
    token: expect.any(String),
    access_token: token.token,
  });
  const again = await exchange({ code });
  expect(again.status).toBe(401);
  expect(await again.json()).toMatchObject({
    type: "error.list",
    errors: [{ code: "unauthorized" }],
  });
});

test("a wrong secret buys nothing and leaves the code usable", async () => {
  const code = await authorize();
  expect((await exchange({ code, client_secret: "guess" })).status).toBe(401);
  expect((await exchange({ code })).status).toBe(200);
});

test("a code that lost its = is refused", async () => {
  const code = await authorize();
  expect((await exchange({ code: code.replace("=", "") })).status).toBe(401);
});

test("uninstalling over the API ends the token and tells the uninstall address", async () => {
  const app = await startTestApp();
  const other = await startSimulator({ clientId: "c", clientSecret: "s", uninstallUrl: app.url });
  const workspace = other.addWorkspace({ appId: "solo0001", name: "Solo", region: "US" });
  workspace.addAdmin({ name: "Ruth", email: "ruth@rowing.example" });
  const headers = { authorization: `Bearer ${workspace.issueToken()}` };
  const uninstalled = await fetch(`${other.url}/auth/uninstall`, { method: "POST", headers });
  expect(uninstalled.status).toBe(200);
  expect((await fetch(`${other.url}/me`, { headers })).status).toBe(401);
  await other.settled();
  expect(app.received[0]?.bytes.toString()).toBe('{"app_id":"solo0001"}');
  await other.stop();
  await app.stop();
});

test("a restarted simulator still knows its tokens", async () => {
  const stateFile = `${mkdtempSync(`${tmpdir()}/simulator-`)}/state`;
  const first = await startSimulator({ clientId: "c", clientSecret: "s", stateFile });
  const workspace = first.addWorkspace({ appId: "kept0001", name: "Kept", region: "US" });
  workspace.addAdmin({ name: "Ruth", email: "ruth@rowing.example" });
  const headers = { authorization: `Bearer ${workspace.issueToken()}` };
  await first.stop();
  const second = await startSimulator({ clientId: "c", clientSecret: "s", stateFile });
  const me = await (await fetch(`${second.url}/me`, { headers })).json();
  expect(me.app).toMatchObject({ id_code: "kept0001", region: "US" });
  await second.stop();
});
