import http from "node:http";
import { beforeEach, expect, test } from "vitest";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { intercomFor } from "#lib/intercom/client/intercom-for.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";

const intercom = await useIntercom();
const sim = intercom.addWorkspace({ name: "Acme Support", region: "AU" });
const ana = sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
let token: string;

beforeEach(() => {
  token = sim.issueToken();
  intercom.calls.length = 0;
});

function client(timeoutMs = 5_000) {
  return intercomFor({ region: "AU", token, timeoutMs });
}

async function refusal(call: Promise<unknown>): Promise<IntercomError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof IntercomError) return error;
  throw new Error("It was not refused with an IntercomError", { cause: error });
}

function errors(code: string) {
  return { type: "error.list", request_id: null, errors: [{ code, message: "Scripted" }] };
}

test("it asks with version 2.16, whatever the library's own default is", async () => {
  await client().me();
  expect(intercom.calls.map(({ path, version }) => ({ path, version }))).toEqual([
    { path: "/me", version: "2.16" },
  ]);
});

test("/me names the Intercom workspace and its region", async () => {
  expect(await client().me()).toEqual({
    adminName: "Ana Ruiz",
    intercomAppId: sim.appId,
    intercomWorkspaceName: "Acme Support",
    region: "AU",
  });
});

test("a contact's companies are all there, though the library's own iterator yields none", async () => {
  const company = sim.addCompany({ name: "Nordfrakt AB" });
  const contact = sim.addContact({ name: "Jonas", companies: [company] });
  expect(await client().listContactCompanies(contact.id)).toEqual([
    { id: company.id, name: "Nordfrakt AB" },
  ]);
  expect(await client().findContact(contact.id)).toMatchObject({ name: "Jonas", role: "user" });
});

test("who tagged is found by id", async () => {
  expect(await client().findAdmin(ana.id)).toMatchObject({ id: ana.id, name: "Ana Ruiz" });
});

test.each([
  { status: 401, body: errors("token_revoked"), kind: "unauthorized" },
  { status: 401, body: errors("token_unauthorized"), kind: "permission" },
  { status: 403, body: errors("token_unauthorized"), kind: "permission" },
  { status: 403, body: errors("forbidden"), kind: "permission" },
  { status: 403, body: errors("api_plan_restricted"), kind: "plan_restricted" },
  { status: 402, body: "Payment required", kind: "plan_restricted" },
  { status: 404, body: errors("not_found"), kind: "not_found" },
  { status: 410, body: errors("gone"), kind: "gone" },
  { status: 429, body: errors("rate_limit_exceeded"), kind: "rate_limited" },
  { status: 500, body: errors("server_error"), kind: "unavailable" },
  { status: 503, body: "<html>Down for maintenance</html>", kind: "unavailable" },
  { status: 200, body: "<html>Down for maintenance</html>", kind: "unavailable" },
  { status: 200, body: { type: "list" }, kind: "unavailable" },
  {
    status: 302,
    body: "",
    headers: { location: "https://elsewhere.example" },
    kind: "unavailable",
  },
])("$status becomes $kind", async ({ kind, ...answer }) => {
  intercom.failNext("/tags", answer);
  const error = await refusal(client().listTags());
  expect(error.kind).toBe(kind);
  expect(intercom.calls.filter(({ path }) => path === "/tags").length).toBeLessThanOrEqual(1);
});

test("B16 a missing permission is named", async () => {
  intercom.failNext("/tags", { status: 403, body: errors("token_unauthorized") });
  expect((await refusal(client().listTags())).permission).toBe("Read tags");
});

test("a rate limit says when to come back", async () => {
  const reset = Math.floor(Date.now() / 1000) + 7;
  intercom.failNext("/tags", { status: 429, headers: { "x-ratelimit-reset": String(reset) } });
  expect((await refusal(client().listTags())).retryAt).toEqual(new Date(reset * 1000));
});

test("an answer that does not come in time, or breaks off, is not waited for", async () => {
  intercom.failNext("/tags", { delayMs: 2_000, status: 200 });
  expect(await refusal(client(150).listTags())).toMatchObject({ kind: "unavailable" });
  intercom.failNext("/tags", { reset: true });
  expect(await refusal(client().listTags())).toMatchObject({ kind: "unavailable" });
});

test("an answer without end is cut off", async () => {
  const endless = http.createServer((_, response) => {
    const chunk = Buffer.alloc(1024 * 1024, " ");
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on("drain", pour).on("error", () => undefined);
    pour();
  });
  await new Promise<void>((resolve) => endless.listen(0, "127.0.0.1", resolve));
  const address = endless.address();
  const port = typeof address === "object" ? address?.port : null;
  const before = process.env.INTERCOM_API_URL;
  process.env.INTERCOM_API_URL = `http://127.0.0.1:${port}`;
  globalThis.timebookEnv = undefined;
  expect(await refusal(client().listTags())).toMatchObject({ kind: "unavailable" });
  process.env.INTERCOM_API_URL = before;
  globalThis.timebookEnv = undefined;
  endless.closeAllConnections();
  endless.close();
});

test.each(["../me", "1/parts", "1?x=y", "", "a".repeat(101)])(
  "S-S3 an id that would change the address (%j) is never asked for",
  async (id) => {
    expect(await refusal(client().findConversation(id))).toMatchObject({ kind: "not_found" });
    expect(await refusal(client().findAdmin(id))).toMatchObject({ kind: "not_found" });
    expect(intercom.calls).toEqual([]);
  },
);

test("S-C6 no error repeats the token", async () => {
  intercom.failNext("/tags", { status: 500, body: { echoed: token } });
  const error = await refusal(client().listTags());
  expect(JSON.stringify([error.message, error.cause, { ...error }])).not.toContain(token);
});
