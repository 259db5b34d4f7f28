import { afterEach, beforeEach, expect, test } from "vitest";
import { isSameOrigin } from "#lib/auth/door/same-origin.ts";
import { cookieName, cookieOptions, cookieSeconds } from "#lib/auth/sessions/session-cookie.ts";

const before = process.env.APP_URL;

beforeEach(() => serveAt("https://timebook.example"));

afterEach(() => serveAt(before));

function serveAt(url: string | undefined): void {
  if (url === undefined) delete process.env.APP_URL;
  else process.env.APP_URL = url;
  globalThis.timebookEnv = undefined;
}

test("S-A2: over https every cookie is __Host-, Secure, HttpOnly and Lax", () => {
  for (const name of ["session", "csrf", "return", "oauth"] as const) {
    expect(cookieName(name)).toBe(`__Host-timebook.${name}`);
  }
  expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  expect(cookieSeconds).toBeLessThanOrEqual(30 * 24 * 60 * 60);
});

test("S-A2: over plain http the name claims nothing that the browser would refuse", () => {
  serveAt("http://127.0.0.1:3000");
  expect(cookieName("session")).toBe("timebook.session");
  expect(cookieOptions()).toMatchObject({ httpOnly: true, sameSite: "lax", secure: false });
});

test.each([
  [{ origin: "https://timebook.example" }, true],
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "none" }, true],
  [{}, true],
  [{ origin: "http://timebook.example" }, false],
  [{ origin: "https://timebook.example:444" }, false],
  [{ origin: "https://timebook.example.evil.example" }, false],
  [{ origin: "null" }, false],
  [{ origin: "" }, false],
  [{ origin: "https://evil.example", "sec-fetch-site": "same-origin" }, false],
  [{ "sec-fetch-site": "cross-site" }, false],
  [{ "sec-fetch-site": "same-site" }, false],
])("S-F1: a request with %j comes from our own pages: %s", (headers, own) => {
  expect(isSameOrigin(new Headers(Object.entries(headers)))).toBe(own);
});
