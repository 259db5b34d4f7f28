import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { type HttpBrowser, locationOf, openBrowser } from "#tests/support/http-browser.ts";
import { type Story, startStory } from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
let story: Story;
let count = 0;
let acme: Awaited<ReturnType<typeof workspace>>;
let browser: HttpBrowser;

beforeAll(async () => {
  story = await startStory(databaseUrl);
});
afterAll(() => story?.stop());
beforeEach(async () => {
  acme = await workspace();
  browser = openBrowser(story.app.url, acme.cookie);
  story.intercom.calls.length = 0;
});

async function workspace() {
  const slug = `acme-${++count}`;
  const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  const sim = story.intercom.addWorkspace({ name: "Acme Support", region: "EU" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  sim.addTag("feature-request");
  return { slug, workspaceId, sim, ...(await addPerson({ workspaceId })) };
}

/** Presses "Connect Intercom": Intercom's consent page, with our state in its address. */
async function start(by = browser, slug = acme.slug): Promise<URL> {
  const form = { workspace: slug, region: "US" };
  return locationOf(await by.post(`${story.app.url}/api/intercom/connect`, form));
}

/** Presses "Authorize access" (or "Cancel") there: the address that Intercom sends the browser back to. */
async function authorize(consent: URL, decision = "authorize", sim = acme.sim): Promise<string> {
  const form = { ...Object.fromEntries(consent.searchParams), decision, workspace: sim.appId };
  return locationOf(await browser.post(story.intercom.oauthUrl, form)).href;
}

/** The result code of the settings page that the browser lands on. */
async function land(callback: string, by = browser): Promise<string | null> {
  const location = locationOf(await by.get(callback));
  expect(`${location}`).not.toMatch(/code=|state=/);
  return location.searchParams.get("result");
}

function connection(workspaceId = acme.workspaceId) {
  return database.intercomConnection.findUnique({ where: { workspaceId } });
}

const exchanges = () =>
  story.intercom.calls.filter(({ path }) => path === "/auth/eagle/token").length;

async function expectNothingDone(): Promise<void> {
  expect(exchanges()).toBe(0);
  expect(await connection()).toBeNull();
}

test("S-O8 connecting: consent, code, /me, sealed token, tags, audit, a clean address", async () => {
  expect(await land(await authorize(await start()))).toBe("connected");
  const row = await connection();
  expect(row).toMatchObject({
    intercomAppId: acme.sim.appId,
    intercomWorkspaceName: "Acme Support",
    region: "EU",
    status: "connected",
    connectedByName: "Noor Haddad",
    syncFeedback: false,
  });
  const token = row && openToken(row);
  expect(token).toMatch(/^\S{20,}$/);
  expect(Buffer.from(row?.tokenCiphertext ?? []).includes(token ?? "")).toBe(false);
  const { workspaceId } = acme;
  expect(await database.intercomTag.count({ where: { workspaceId } })).toBe(1);
  const [entry] = await database.auditEntry.findMany({ where: { workspaceId } });
  expect(entry).toMatchObject({ action: "Intercom connected", actorName: "Noor Haddad" });
  expect(JSON.stringify(entry)).not.toContain(token);
  const left = await database.oauthState.findMany({ where: { workspaceId } });
  expect(left.map(({ tokenCiphertext }) => tokenCiphertext)).toEqual([null]);
});

test("S-O1 the state has 256 random bits and is stored only as a hash, bound to who asked", async () => {
  const states = [await start(), await start()].map((url) => url.searchParams.get("state") ?? "");
  expect(new Set(states).size).toBe(2);
  for (const state of states) {
    expect(Buffer.from(state, "base64url")).toHaveLength(32);
    const where = { stateHash: new Uint8Array(sha256(state)) };
    const row = await database.oauthState.findUniqueOrThrow({ where });
    expect(row).toMatchObject({ userId: acme.userId, sessionId: acme.sessionId });
    expect(JSON.stringify(row)).not.toContain(state);
  }
});

test("S-O2 a missing or unknown state exchanges nothing", async () => {
  const callback = `${story.app.url}/api/intercom/callback`;
  expect(await land(`${callback}?code=${acme.sim.issueCode()}`)).toBe("unknown");
  expect(await land(`${callback}?code=${acme.sim.issueCode()}&state=made-up`)).toBe("unknown");
  await expectNothingDone();
});

test("S-O2 an expired state exchanges nothing", async () => {
  const back = await authorize(await start());
  await database.oauthState.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });
  expect(await land(back)).toBe("expired");
  await expectNothingDone();
});

test("F16 S-O2 reload, Back and a double click connect once", async () => {
  const back = await authorize(await start());
  const results = await Promise.all([land(back), land(back), land(back)]);
  expect(results.toSorted()).toEqual(["connected", "used", "used"]);
  expect(await land(back)).toBe("used");
  expect(exchanges()).toBe(1);
});

test("F18 S-O2 another person's state is refused, and stays good for its owner", async () => {
  const stranger = await workspace();
  const other = openBrowser(story.app.url, stranger.cookie);
  const back = await authorize(await start());
  expect(await land(back, other)).toBe("other_person");
  const colleague = await addPerson({ workspaceId: acme.workspaceId });
  expect(await land(back, openBrowser(story.app.url, colleague.cookie))).toBe("other_person");
  expect(await connection(stranger.workspaceId)).toBeNull();
  await expectNothingDone();
  expect(await land(back)).toBe("connected");
});

test("S-O2 another session of the same person is refused", async () => {
  const back = await authorize(await start());
  await database.oauthState.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { sessionId: acme.userId },
  });
  expect(await land(back)).toBe("other_person");
  await expectNothingDone();
});

test("S-O3 another browser of the same session is refused", async () => {
  const back = await authorize(await start());
  const elsewhere = openBrowser(story.app.url, acme.cookie);
  expect(await land(back, elsewhere)).toBe("other_browser");
  elsewhere.jar.set("timebook.oauth", "a-nonce-of-their-own");
  expect(await land(back, elsewhere)).toBe("other_browser");
  await expectNothingDone();
});

test("signed out on the way: the sign-in page, then the message; nothing exchanged", async () => {
  const back = await authorize(await start());
  await database.session.deleteMany({ where: { id: acme.sessionId } });
  const location = locationOf(await browser.get(back));
  expect(location.pathname).toBe("/sign-in");
  expect(location.searchParams.get("return")).toContain(`${acme.slug}/settings/integrations/`);
  expect(location.searchParams.get("return")).toContain("result=signed_out");
  const nobody = openBrowser(story.app.url, "nothing=here");
  expect(`${locationOf(await nobody.get(back))}`).not.toContain(acme.slug);
  await expectNothingDone();
});

test("S-O4 starting is a POST of our own page by an admin; a GET does nothing", async () => {
  const url = `${story.app.url}/api/intercom/connect`;
  const form = { workspace: acme.slug, region: "US" };
  expect((await browser.get(`${url}?workspace=${acme.slug}`)).status).toBe(405);
  for (const [name, value] of [
    ["origin", "https://evil.example"],
    ["origin", "null"],
    ["sec-fetch-site", "cross-site"],
  ] as const) {
    expect((await browser.post(url, form, { [name]: value })).status).toBe(403);
  }
  const member = await addPerson({ workspaceId: acme.workspaceId, role: "member" });
  const stranger = await workspace();
  const statuses = [member.cookie, stranger.cookie, "nothing=here"].map(
    async (cookie) => (await openBrowser(story.app.url, cookie).post(url, form)).status,
  );
  expect(await Promise.all(statuses)).toEqual([403, 404, 401]);
  expect(await database.oauthState.count({ where: { workspaceId: acme.workspaceId } })).toBe(0);
});

test("S-O5 who lost the role on the way connects nothing", async () => {
  const { workspaceId, userId } = acme;
  const back = await authorize(await start());
  const where = { workspaceId_userId: { workspaceId, userId } };
  await database.membership.update({ where, data: { role: "member" } });
  expect(await land(back)).toBe("forbidden");
  await database.membership.delete({ where });
  expect((await browser.get(back)).status).toBe(303);
  await expectNothingDone();
});

test("S-O6 the way back is always our own, whatever the request says", async () => {
  const form = { workspace: acme.slug, region: "US", redirect_uri: "https://evil.example" };
  const url = `${story.app.url}/api/intercom/connect?redirect_uri=https://evil.example`;
  const consent = locationOf(await browser.post(url, form));
  expect(consent.searchParams.get("redirect_uri")).toBe(`${story.app.url}/api/intercom/callback`);
  expect(`${consent.origin}${consent.pathname}`).toBe(story.intercom.oauthUrl);
});

test("S-O7 a code ending in = arrives whole; neither it nor the token is logged or referred", async () => {
  const back = await authorize(await start());
  const code = new URL(back).searchParams.get("code") ?? "";
  expect(code.endsWith("=")).toBe(true);
  const response = await browser.get(back);
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  expect(response.headers.get("cache-control")).toContain("no-store");
  const row = await connection();
  const token = (row && openToken(row)) ?? "missing";
  for (const secret of [code, token]) expect(story.app.logs()).not.toContain(secret);
  const page = await browser.get(`${locationOf(response)}`);
  const html = await page.text();
  expect(html).toContain("Acme Support");
  for (const secret of [code, token, btoa(token)]) expect(html).not.toContain(secret);
});

test("cancelling at Intercom changes nothing and says so", async () => {
  const back = await authorize(await start(), "cancel");
  expect(back).toContain("error=access_denied");
  const landed = await browser.get(`${locationOf(await browser.get(back))}`);
  expect(await landed.text()).toContain("You did not authorize access. Nothing has changed.");
  await expectNothingDone();
});

test.each([
  ["/auth/eagle/token", 401, "refused"],
  ["/auth/eagle/token", 503, "unavailable"],
  ["/me", 403, "permission"],
  ["/me", 500, "unavailable"],
])("S-O8 %s answering %i is told apart, and the next try works", async (path, status, result) => {
  story.intercom.failNext(path, { status });
  expect(await land(await authorize(await start()))).toBe(result);
  expect(await connection()).toBeNull();
  expect(await land(await authorize(await start()))).toBe("connected");
});

test("F17 two tabs finish in the other order: each is bound to its own state, the last one wins", async () => {
  const [first, second] = [await start(), await start()];
  expect(await land(await authorize(second))).toBe("connected");
  expect(await land(await authorize(first))).toBe("connected");
  const { workspaceId } = acme;
  expect(await database.auditEntry.count({ where: { workspaceId } })).toBe(2);
});

test("another Intercom workspace than before is asked about first", async () => {
  const other = story.intercom.addWorkspace({ name: "Other Support", region: "US" });
  other.addAdmin({ name: "Bo Lind", email: "bo@other.example" });
  await connectWorkspace({ workspaceId: acme.workspaceId, intercom: acme.sim });
  expect(await land(await authorize(await start(), "authorize", other))).toBe("other_workspace");
  expect(await connection()).toMatchObject({ intercomAppId: acme.sim.appId, status: "connected" });
  const page = await browser.get(`${story.app.url}/${acme.slug}/settings/integrations/intercom`);
  expect(await page.text()).toContain("Switch to");
});
