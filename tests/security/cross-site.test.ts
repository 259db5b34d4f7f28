import { createServer } from "node:http";
import { chromium } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser } from "#tests/support/find-browser.ts";
import { freePort } from "#tests/support/free-port.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { type Action, builtActions, callAction } from "./support/actions.ts";
import { fill } from "./support/addresses.ts";
import { fingerprint } from "./support/fingerprint.ts";
import { addPlace, type Place } from "./support/people.ts";

let app: App;
let place: Place;
let actions: Action[] = [];

beforeAll(async () => {
  const { url } = await useTestDatabase();
  app = await startApp({
    databaseUrl: url,
    env: { INTERCOM_CLIENT_ID: "a", INTERCOM_CLIENT_SECRET: "b" },
  });
  place = await addPlace("acme");
  actions = builtActions();
});

afterAll(() => app?.stop());

const foreign: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "http://127.0.0.1.evil.example" },
  { origin: "http://127.0.0.1:1" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
];

describe.each(foreign)("S-F1, S-F2: a request with %j", (headers) => {
  test("is refused by every action", async () => {
    const before = await fingerprint();
    for (const { id, page, name } of actions) {
      const answer = await callWithout(id, page, headers);
      expect(answer.status, name).toBe(403);
    }
    expect(await fingerprint()).toEqual(before);
  });

  test("is refused by every route that changes something for a signed-in person", async () => {
    const posts = [
      "/api/intercom/connect",
      "/api/auth/session",
      "/api/auth/signout",
      "/api/auth/callback/credentials",
    ];
    for (const address of posts) {
      const answer = await fetch(app.url + address, {
        method: "POST",
        body: new URLSearchParams({ workspace: place.slug, region: "US" }),
        headers: { cookie: place.cookie, ...headers },
        redirect: "manual",
      });
      expect(answer.status, address).toBe(403);
    }
  });
});

function callWithout(id: string, page: string, headers: Record<string, string>): Promise<Response> {
  const url = app.url + fill(page, place);
  const body = new FormData();
  body.append("_1_workspace", place.slug);
  body.append("_1_name", "Stolen");
  body.append("0", '[{"ok":false},"$K1"]');
  const sent = { cookie: place.cookie, "next-action": id, ...headers };
  return fetch(url, { method: "POST", body, headers: sent, redirect: "manual" });
}

test("S-F1: our own origin, and a client that is no browser, are let through", async () => {
  const { id = "", page = "" } = actions.find(({ name }) => name.endsWith("renameWorkspace")) ?? {};
  const url = app.url + fill(page, place);
  const fields: [string, string][] = [
    ["workspace", place.slug],
    ["name", "Acme"],
  ];
  expect((await callAction(url, id, { cookie: place.cookie, fields })).status).toBe(200);
  expect((await callWithout(id, page, {})).status).toBe(200);
  expect((await callWithout(id, page, { "sec-fetch-site": "same-origin" })).status).toBe(200);
});

test("S-F5: JSON dressed as plain text is refused", async () => {
  for (const address of [
    "/api/intercom/connect",
    "/api/auth/session",
    "/api/auth/callback/credentials",
  ]) {
    const answer = await fetch(app.url + address, {
      method: "POST",
      body: JSON.stringify({ workspace: place.slug, region: "US" }),
      headers: { cookie: place.cookie, origin: app.url, "content-type": "text/plain" },
      redirect: "manual",
    });
    expect(answer.status, address).toBe(400);
  }
});

test("S-F4: a sandboxed frame on another site posts in vain", async () => {
  const before = await fingerprint();
  const form = `<form method=post enctype=multipart/form-data action="${app.url}/api/intercom/connect">
    <input name=workspace value="${place.slug}"><input name=region value=US></form>
    <script>document.forms[0].submit()</script>`;
  const html = `<iframe sandbox="allow-scripts allow-forms" srcdoc="${form.replaceAll('"', "&quot;")}"></iframe>`;
  const evil = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end(html);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => evil.listen(port, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext();
    const [name = "", value = ""] = place.cookie.split("=");
    await context.addCookies([{ name, value, url: app.url, sameSite: "Lax" }]);
    const page = await context.newPage();
    // Playwright does not report what a sandboxed frame asks for; Chromium's own console does.
    const refused = page.waitForEvent("console", (line) => line.text().includes("status of 403"));
    await page.goto(`http://localhost:${port}/`);
    expect((await refused).type()).toBe("error");
  } finally {
    await browser.close();
    evil.close();
  }
  expect(await fingerprint()).toEqual(before);
});
