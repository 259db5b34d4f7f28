import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { sealSessionToken } from "#lib/auth/sessions/session-cookie.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { type App, startApp } from "#tests/support/start-app.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { type Action, builtActions, callAction } from "./support/actions.ts";
import { addPlace, type Place } from "./support/people.ts";

let app: App;
let place: Place;
let actions: Action[] = [];

beforeAll(async () => {
  const { url } = await useTestDatabase();
  app = await startApp({ databaseUrl: url });
  place = await addPlace("acme");
  actions = builtActions();
});

afterAll(() => app?.stop());

const idOf = (name: string) => actions.find((action) => action.name.endsWith(` ${name}`))?.id ?? "";
const signInFields = (email: string, password: string): [string, string][] => [
  ["email", email],
  ["password", password],
];

async function addUser(password = "mud pies") {
  const id = newId();
  const email = `${id}@acme.example`;
  await database.user.create({
    data: { id, name: "Noor", email, passwordHash: await hashPassword(password) },
  });
  return { id, email };
}

function signInBy(email: string, password: string, path = "/sign-in", cookie = "") {
  const fields: [string, string][] = [...signInFields(email, password), ["return", "/profile"]];
  return callAction(app.url + path, idOf("signInWithPassword"), { fields, cookie });
}

async function renameMyself(cookie: string, name: string) {
  const answer = await callAction(`${app.url}/profile`, idOf("renameMyself"), {
    fields: [["name", name]],
    cookie,
  });
  return { status: answer.status, text: await answer.text() };
}

function sessionCookieOf(response: Response): string {
  return (
    response.headers.getSetCookie().find((cookie) => cookie.startsWith("timebook.session=")) ?? ""
  );
}

const pairOf = (cookie: string) => cookie.split(";")[0] ?? "";

async function statusOf(cookie: string): Promise<number> {
  const url = `${app.url}/api/events?workspace=${place.slug}`;
  const answer = await fetch(url, { headers: { cookie } });
  await answer.body?.cancel();
  return answer.status;
}

describe("S-A1", () => {
  test("a cookie copied before sign-out gets 401 after it", async () => {
    const { cookie } = await addPerson({ workspaceId: place.workspaceId, role: "member" });
    expect(await statusOf(cookie)).toBe(200);
    await callAction(`${app.url}/profile`, idOf("signOutHere"), { cookie });
    expect(await statusOf(cookie)).toBe(401);
  });

  test("signing in makes a new token, and ends the one that was planted before", async () => {
    const { email } = await addUser();
    const planted = await addPerson({ workspaceId: place.workspaceId, role: "member" });
    const answer = await signInBy(email, "mud pies", "/sign-in", planted.cookie);
    expect(pairOf(sessionCookieOf(answer))).not.toBe(planted.cookie);
    expect(await statusOf(planted.cookie)).toBe(401);
  });

  test("the form and next-auth's own address start the same kind of session", async () => {
    const { email, id } = await addUser();
    const byForm = sessionCookieOf(await signInBy(email, "mud pies"));
    const byAddress = sessionCookieOf(await signInByNextAuth(email, "mud pies"));
    for (const cookie of [byForm, byAddress]) {
      const answer = await fetch(`${app.url}/profile`, { headers: { cookie: pairOf(cookie) } });
      expect(answer.status).toBe(200);
    }
    expect(await database.session.count({ where: { userId: id } })).toBe(2);
    const wrong = await signInByNextAuth(email, "wrong");
    expect(sessionCookieOf(wrong)).toBe("");
  });

  test("next-auth's sign-out ends the row too", async () => {
    const { cookie } = await addPerson({ workspaceId: place.workspaceId, role: "member" });
    const { jar, token } = await csrf(cookie);
    const body = new URLSearchParams({ csrfToken: token });
    const headers = { cookie: jar, origin: app.url };
    await fetch(`${app.url}/api/auth/signout`, {
      method: "POST",
      body,
      headers,
      redirect: "manual",
    });
    expect(await statusOf(cookie)).toBe(401);
  });
});

test("S-A2: the cookie is HttpOnly, Lax, for the whole site, and 30 days long at most", async () => {
  const { email } = await addUser();
  const cookie = sessionCookieOf(await signInBy(email, "mud pies"));
  expect(cookie).toMatch(/; Path=\//);
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=lax/i);
  expect(cookie).not.toMatch(/; Domain=/i);
  expect(Number(/Max-Age=(\d+)/i.exec(cookie)?.[1])).toBeLessThanOrEqual(30 * 24 * 60 * 60);
});

describe("S-A5: POST /api/auth/session", () => {
  test("changes nothing, whatever it says", async () => {
    const { cookie, userId } = await addPerson({ workspaceId: place.workspaceId, role: "member" });
    const before = await database.user.findUniqueOrThrow({ where: { id: userId } });
    const { jar, token } = await csrf(cookie);
    const data = { email: "owner@acme.example", role: "owner", workspaceId: place.workspaceId };
    const more = { ...data, id: place.userId, sub: place.userId, sid: "x", user: data };
    const answer = await fetch(`${app.url}/api/auth/session`, {
      method: "POST",
      body: JSON.stringify({ csrfToken: token, data: more, ...more }),
      headers: { cookie: jar, origin: app.url, "content-type": "application/json" },
    });
    expect(await answer.json()).toMatchObject({ user: { email: before.email } });
    const renewed = pairOf(sessionCookieOf(answer)) || cookie;
    const own = await fetch(`${app.url}/profile`, { headers: { cookie: renewed } });
    expect(await own.text()).toContain(before.email);
    expect(await database.user.findUniqueOrThrow({ where: { id: userId } })).toEqual(before);
  });

  test("tells a stranger nothing", async () => {
    expect(await (await fetch(`${app.url}/api/auth/session`)).json()).toEqual({});
  });
});

describe("S-A9", () => {
  const hostile = ["https://evil.example", "//evil.example", "/\\evil.example", "\\evil.example"];

  test.each([...hostile, "javascript:alert(1)"])("return to %s leads home", async (wanted) => {
    const { email } = await addUser();
    const fields: [string, string][] = [...signInFields(email, "mud pies"), ["return", wanted]];
    const answer = await callAction(`${app.url}/sign-in`, idOf("signInWithPassword"), { fields });
    expect(answer.headers.get("x-action-redirect")).toMatch(/^\/(;|$)/);
    const address = `${app.url}/api/auth/signin?callbackUrl=${encodeURIComponent(wanted)}`;
    const moved = await fetch(address, { redirect: "manual" });
    expect(moved.status).toBe(302);
    expect(decodeURIComponent(moved.headers.get("location") ?? "")).not.toContain("evil");
    const page = await fetch(`${app.url}/sign-in?return=${encodeURIComponent(wanted)}`);
    expect(await page.text()).toMatch(/name="return" value="\/"/);
  });

  test("a malformed Authorization header is nobody: 401, not 500", async () => {
    const url = `${app.url}/api/events?workspace=${place.slug}`;
    for (const authorization of ["Bearer %", "Bearer", "Bearer %E0%A4%A", "Basic ::", "%"]) {
      expect((await fetch(url, { headers: { authorization } })).status).toBe(401);
    }
  });

  test("a cookie of nonsense is nobody: 401, not 500", async () => {
    const forged = [
      await sealSessionToken("x".repeat(43)),
      "%",
      "a.b.c.d.e",
      "x".repeat(3000),
      "{}",
    ];
    for (const value of forged) expect(await statusOf(`timebook.session=${value}`)).toBe(401);
  });
});

describe("S-A10", () => {
  test("a missing or short secret refuses to start, with one message", async () => {
    const url = process.env.DATABASE_URL ?? "";
    for (const AUTH_SECRET of ["", "short"]) {
      const started = startApp({ databaseUrl: url, env: { AUTH_SECRET }, until: "ready" });
      await expect(started).rejects.toThrow(/AUTH_SECRET/);
    }
  });

  test("an error while a session is looked up lets nobody in", async () => {
    const { cookie } = await addPerson({ workspaceId: place.workspaceId, role: "member" });
    await database.$executeRaw`alter table sessions rename to sessions_away`;
    try {
      expect(await statusOf(cookie)).toBe(503);
      const address = `${app.url}/${place.slug}/settings`;
      const page = await fetch(address, { headers: { cookie }, redirect: "manual" });
      expect(page.status).toBe(307);
      expect(page.headers.get("location")).toMatch(/^\/unavailable\?return=/);
      const answer = await renameMyself(cookie, "Typed Longhand");
      expect(answer.status).toBe(503);
      expect(answer.text).toContain("Typed Longhand");
    } finally {
      await database.$executeRaw`alter table sessions_away rename to sessions`;
    }
    expect(await statusOf(cookie)).toBe(200);
  });
});

test("what was typed is handed back when the database refuses to save it, and not a word of the database", async () => {
  const { cookie } = await addPerson({ workspaceId: place.workspaceId, role: "member" });
  await database.$executeRaw`alter table users add constraint refused check (name <> 'Typed Longhand')`;
  try {
    const answer = await renameMyself(cookie, "Typed Longhand");
    expect(answer.status).toBe(500);
    expect(answer.text).toContain("Typed Longhand");
    expect(answer.text).toContain("Something failed on our side");
    expect(answer.text).not.toMatch(/constraint|prisma|refused/i);
  } finally {
    await database.$executeRaw`alter table users drop constraint refused`;
  }
});

test("a wrong password and an unknown person get the same answer", async () => {
  const { email } = await addUser();
  const [wrong, unknown] = await Promise.all(
    [signInBy(email, "wrong"), signInBy("nobody@acme.example", "wrong")].map(async (answer) =>
      (await (await answer).text()).replace(/"at":\d+|"email":"[^"]*"|"b":"[^"]*"/g, ""),
    ),
  );
  expect(wrong).toContain("do not belong together");
  expect(wrong).toBe(unknown);
  expect(wrong).not.toContain("wrong");
});

async function csrf(cookie = ""): Promise<{ jar: string; token: string }> {
  const answer = await fetch(`${app.url}/api/auth/csrf`, { headers: { cookie } });
  const set = answer.headers.getSetCookie().map(pairOf);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await answer.json());
  return { jar: [cookie, ...set].filter(Boolean).join("; "), token: csrfToken };
}

async function signInByNextAuth(email: string, password: string): Promise<Response> {
  const { jar, token } = await csrf();
  return fetch(`${app.url}/api/auth/callback/credentials`, {
    method: "POST",
    body: new URLSearchParams({ csrfToken: token, email, password, json: "true" }),
    headers: { cookie: jar, origin: app.url },
    redirect: "manual",
  });
}
