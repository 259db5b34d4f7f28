import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentSecurityPolicy, formTargets, newNonce } from "#lib/content-security-policy.ts";
import { database } from "#lib/database/client.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { addPlace, type Place } from "./support/people.ts";

let app: App;
let place: Place;

beforeAll(async () => {
  const { url } = await useTestDatabase();
  app = await startApp({ databaseUrl: url });
  place = await addPlace("acme");
});

afterAll(() => app?.stop());

const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? "")?.[1] ?? "";

function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy.split("; ").map((one) => [one.split(" ")[0] ?? "", one.split(" ").slice(1).join(" ")]),
  );
}

describe("S-H1", () => {
  test("ten thousand nonces are ten thousand, of at least 128 bits", () => {
    const nonces = new Set(Array.from({ length: 10_000 }, newNonce));
    expect(nonces.size).toBe(10_000);
    for (const nonce of nonces)
      expect(Buffer.from(nonce, "base64").length).toBeGreaterThanOrEqual(16);
  });

  test("every answer has its own", async () => {
    const policies = await Promise.all(
      Array.from({ length: 100 }, async () => (await ask("/sign-in")).headers),
    );
    const nonces = policies.map((headers) => nonceOf(headers.get("content-security-policy")));
    expect(new Set(nonces).size).toBe(100);
  });

  test("the policy of a page is this one, and nothing looser", async () => {
    const answer = await fetch(`${app.url}/sign-in`);
    const policy = answer.headers.get("content-security-policy") ?? "";
    const nonce = nonceOf(policy);
    expect(directives(policy)).toEqual({
      "default-src": "'self'",
      "script-src": `'nonce-${nonce}' 'strict-dynamic'`,
      "style-src": `'self' 'nonce-${nonce}'`,
      "style-src-attr": "'unsafe-inline'",
      "img-src": "'self' data:",
      "font-src": "'self'",
      "connect-src": "'self'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "frame-ancestors": "'none'",
      "form-action":
        "'self' https://app.intercom.com https://app.eu.intercom.com https://app.au.intercom.com",
      "report-uri": "/api/csp-report",
    });
  });

  test("every script of the page carries the nonce", async () => {
    const answer = await fetch(`${app.url}/sign-up`);
    const nonce = nonceOf(answer.headers.get("content-security-policy"));
    const scripts = [...(await answer.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(3);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
  });

  test("a consent page of one's own is the only other form target", () => {
    expect(formTargets("http://localhost:4000/oauth")).toEqual(["http://localhost:4000"]);
    expect(formTargets(null)).toHaveLength(3);
  });

  test("only development may evaluate text", () => {
    const policy = { nonce: "n", formTargets: [] };
    expect(contentSecurityPolicy({ ...policy, development: true })).toContain("'unsafe-eval'");
    expect(contentSecurityPolicy({ ...policy, development: false })).not.toContain("eval");
  });
});

test("S-H2: no script from anywhere, no plugin, no base, no frame around us", () => {
  const policy = contentSecurityPolicy({ nonce: "n", formTargets: [], development: false });
  const rules = directives(policy);
  expect(rules["script-src"]).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
  expect(rules["default-src"]).toBe("'self'");
  for (const name of ["object-src", "base-uri", "frame-ancestors"])
    expect(rules[name]).toBe("'none'");
});

describe("S-H3: every answer carries the headers", () => {
  const answers: [string, () => Promise<Response>][] = [
    ["a page", () => ask("/sign-in")],
    ["a redirect", () => ask("/profile")],
    ["a page that is not there", () => ask("/no/such/page")],
    [
      "another's workspace",
      () => ask(`/${place.slug}x/settings`, { headers: { cookie: place.cookie } }),
    ],
    ["a JSON answer", () => ask("/api/health/live")],
    ["a refused route", () => ask("/api/events")],
    ["an unknown route", () => ask("/api/nothing")],
    ["a file", () => ask("/mark.svg")],
    ["a file that is not there", () => ask("/_next/static/nothing.js")],
    [
      "a foreign origin",
      () => ask("/sign-in", { method: "POST", headers: { origin: "https://evil.example" } }),
    ],
    ["a forged webhook", () => ask("/api/intercom/webhook", { method: "POST", body: "{}" })],
    ["a wrong method", () => ask("/api/intercom/webhook", { method: "PUT", body: "{}" })],
  ];

  test.each(answers)("%s", async (_name, get) => {
    const { headers } = await get();
    expect(headers.get("strict-transport-security")).toMatch(/max-age=(3153600\d|[4-9]\d{7,})/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("x-powered-by")).toBeNull();
  });
});

describe("S-H4: nothing of a signed-in person is kept by a cache", () => {
  test.each([
    "/profile",
    "/[slug]/settings",
    "/[slug]/settings/members",
    "/api/events?workspace=[slug]",
  ])("%s", async (address) => {
    const at = address.replace("[slug]", place.slug);
    const answer = await ask(at, { headers: { cookie: place.cookie } });
    await answer.body?.cancel();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toMatch(/private, no-store/);
  });

  test("signed out, the same address shows nothing", async () => {
    const { cookie, userId, sessionId } = await addPerson({ workspaceId: place.workspaceId });
    await database.session.delete({ where: { id: sessionId } });
    const answer = await ask(`/${place.slug}/settings/members`, { headers: { cookie } });
    expect(answer.status).toBe(307);
    expect(await answer.text()).not.toContain(userId);
  });
});

const chosen: Record<string, string>[] = [
  { "x-nonce": "chosen" },
  { "content-security-policy": "script-src 'nonce-chosen'" },
  { "content-security-policy-report-only": "script-src 'nonce-chosen'" },
  {
    "x-nonce": "chosen",
    "x-middleware-override-headers": "x-nonce",
    "x-middleware-request-x-nonce": "chosen",
  },
  { "x-timebook-path": "https://evil.example/chosen" },
];

describe("S-H5: a client chooses neither nonce nor policy", () => {
  test.each(chosen)("%j", async (headers) => {
    for (const address of ["/sign-in", "/profile", "/no/such/page"]) {
      const answer = await ask(address, { headers });
      const sent = `${answer.headers.get("content-security-policy")}${await answer.text()}`;
      expect(sent).not.toContain("chosen");
      expect(answer.headers.get("location") ?? "").not.toMatch(/evil|chosen/);
    }
  });
});

test("the webhook is left to its own door, which has no policy to give", async () => {
  for (const method of ["HEAD", "POST"]) {
    const { headers } = await ask("/api/intercom/webhook", { method });
    expect(headers.get("content-security-policy")).toBeNull();
  }
});

function ask(address: string, init: RequestInit = {}): Promise<Response> {
  return fetch(app.url + address, { redirect: "manual", ...init });
}
