import { afterEach, expect, test } from "vitest";
import { apiUrl, authorizeUrl, inboxUrl, regionOf } from "#lib/intercom/regions.ts";

afterEach(() => {
  delete process.env.INTERCOM_API_URL;
  globalThis.timebookEnv = undefined;
});

test.each([
  ["US", "https://api.intercom.io", "https://app.intercom.com"],
  ["EU", "https://api.eu.intercom.io", "https://app.eu.intercom.com"],
  ["AU", "https://api.au.intercom.io", "https://app.au.intercom.com"],
] as const)("S-S2 %s has hosts of its own", (region, api, app) => {
  expect(apiUrl(region)).toBe(api);
  expect(authorizeUrl(region)).toBe(`${app}/oauth`);
  expect(inboxUrl({ region, intercomAppId: "r7k2m4qx", conversationId: "4137" })).toBe(
    `${app}/a/inbox/r7k2m4qx/inbox/shared/all/conversation/4137`,
  );
});

test.each([null, "", "us", "https://evil.example", ["US"]])("S-S2 %j is no region", (value) => {
  expect(regionOf(value)).toBe("US");
});

test("the inbox stays at Intercom where the API is replaced, and an id stays one part of the path", () => {
  process.env.INTERCOM_API_URL = "http://127.0.0.1:9";
  globalThis.timebookEnv = undefined;
  expect(apiUrl("EU")).toBe("http://127.0.0.1:9");
  expect(inboxUrl({ region: "EU", intercomAppId: "a/b", conversationId: "../x" })).toBe(
    "https://app.eu.intercom.com/a/inbox/a%2Fb/inbox/shared/all/conversation/..%2Fx",
  );
});
