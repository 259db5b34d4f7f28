import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import { dropStaleStates } from "#lib/intercom/oauth/drop-stale-states.ts";
import { finishConnecting } from "#lib/intercom/oauth/finish-connecting.ts";
import { startConnecting } from "#lib/intercom/oauth/start-connecting.ts";
import {
  confirmSwitch,
  declineSwitch,
  findPendingSwitch,
} from "#lib/intercom/oauth/switch-workspace.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let count = 0;
let acme: Awaited<ReturnType<typeof waiting>>;

beforeEach(async () => {
  acme = await waiting();
  intercom.calls.length = 0;
});

function newIntercom(name: string) {
  const sim = intercom.addWorkspace({ name, region: "EU" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  return sim;
}

async function connect({ admin, sessionId }: Awaited<ReturnType<typeof addAdmin>>, code: string) {
  const start = { region: "US" as const, sessionId, browserNonce: null };
  const { url, browserNonce } = await startConnecting(admin, start);
  const state = new URL(url).searchParams.get("state");
  const user = { userId: admin.userId, sessionId };
  return (await finishConnecting({ state, code, browserNonce, user })).result;
}

/** Connected to one Intercom workspace; another one is authorized and waits for a yes. */
async function waiting(former = newIntercom("Acme Support")) {
  const slug = `acme-${++count}`;
  const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  const person = await addAdmin(workspaceId);
  await connectWorkspace({ workspaceId, intercom: former });
  const other = newIntercom("Other Support");
  expect(await connect(person, other.issueCode())).toBe("other_workspace");
  const pending = await findPendingSwitch(person.admin);
  return { ...person, workspaceId, former, other, pendingId: pending?.id ?? "" };
}

function connection({ workspaceId } = acme) {
  return database.intercomConnection.findUniqueOrThrow({ where: { workspaceId } });
}

function uninstalledWith(): (string | null)[] {
  return intercom.calls.filter(({ path }) => path === "/auth/uninstall").map(({ token }) => token);
}

test("until somebody says yes the former connection works on", async () => {
  expect(await findPendingSwitch(acme.admin)).toMatchObject({
    intercomWorkspaceName: "Other Support",
    region: "EU",
  });
  expect(await connection()).toMatchObject({
    intercomAppId: acme.former.appId,
    syncFeedback: true,
  });
});

test("yes switches, turns off what was chosen for the other, and takes the former access back", async () => {
  const { workspaceId } = acme;
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { syncContacts: true, eraseDeleted: true },
  });
  const former = openToken(await connection());
  expect(await confirmSwitch(acme.admin, acme.pendingId)).toBe(true);
  const row = await connection();
  const off = { syncFeedback: false, syncContacts: false, eraseDeleted: false };
  expect(row).toMatchObject({ intercomAppId: acme.other.appId, ...off });
  expect(openToken(row)).not.toBe(former);
  expect(uninstalledWith()).toEqual([former]);
  expect(await findPendingSwitch(acme.admin)).toBeNull();
  expect(await confirmSwitch(acme.admin, acme.pendingId)).toBe(false);
});

test("the former access stays while another Timebook workspace uses it", async () => {
  const neighbour = await waiting(acme.former);
  await confirmSwitch(acme.admin, acme.pendingId);
  expect(uninstalledWith()).toEqual([]);
  expect(await connection(neighbour)).toMatchObject({ intercomAppId: acme.former.appId });
});

test("no takes the new access back and changes nothing", async () => {
  await declineSwitch(acme.admin, acme.pendingId);
  expect(uninstalledWith()).toHaveLength(1);
  expect(acme.other.record.installed).toBe(false);
  expect(acme.former.record.installed).toBe(true);
  expect(await connection()).toMatchObject({ intercomAppId: acme.former.appId });
  expect(await findPendingSwitch(acme.admin)).toBeNull();
});

test("what nobody answered in time cannot be confirmed, and is taken back by the next sweep", async () => {
  await database.oauthState.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { expiresAt: new Date(Date.now() - 61_000) },
  });
  expect(await findPendingSwitch(acme.admin)).toBeNull();
  expect(await confirmSwitch(acme.admin, acme.pendingId)).toBe(false);
  await dropStaleStates();
  expect(await connect(acme, acme.former.issueCode())).toBe("connected");
  expect(uninstalledWith()).toHaveLength(1);
  expect(acme.former.record.installed).toBe(true);
});

test("C4 a token that was kept before its Intercom workspace was known is given back by the sweep, or erased with its key", async () => {
  const data = { intercomAppId: null, expiresAt: new Date(0) };
  const where = { workspaceId: acme.workspaceId };
  await database.oauthState.updateMany({ where, data });
  const lost = await waiting();
  await database.oauthState.updateMany({
    where: { workspaceId: lost.workspaceId },
    data: { tokenKeyId: "gone", expiresAt: new Date(0) },
  });
  await dropStaleStates();
  expect(uninstalledWith()).toHaveLength(1);
  expect(acme.other.record.installed).toBe(false);
  const left = { tokenCiphertext: { not: null } };
  expect(await database.oauthState.count({ where: { ...where, ...left } })).toBe(0);
  expect(
    await database.oauthState.count({ where: { workspaceId: lost.workspaceId, ...left } }),
  ).toBe(0);
});

test("C4 while Intercom cannot be reached the token waits for the next sweep", async () => {
  const where = { workspaceId: acme.workspaceId };
  await database.oauthState.updateMany({ where, data: { expiresAt: new Date(0) } });
  intercom.failNext("/auth/uninstall", { status: 503 });
  await dropStaleStates();
  expect(acme.other.record.installed).toBe(true);
  await dropStaleStates();
  expect(acme.other.record.installed).toBe(false);
});

test("another admin, or another workspace's, cannot answer for who authorized it", async () => {
  const colleague = await addAdmin(acme.workspaceId);
  const stranger = await waiting();
  for (const { admin } of [colleague, stranger]) {
    expect(await confirmSwitch(admin, acme.pendingId)).toBe(false);
    await declineSwitch(admin, acme.pendingId);
  }
  expect(await findPendingSwitch(colleague.admin)).toBeNull();
  expect(await findPendingSwitch(acme.admin)).not.toBeNull();
  expect(await connection()).toMatchObject({ intercomAppId: acme.former.appId });
});

test("S-C1 no token stands anywhere in the database, waiting or connected", async () => {
  await confirmSwitch((await waiting()).admin, acme.pendingId);
  const [dump] = await database.$queryRaw<{ xml: string }[]>`
    select database_to_xml(true, true, '')::text as xml`;
  const tokens = intercom.calls.flatMap(({ token }) => token ?? []);
  tokens.push(openToken(await connection()) ?? "");
  expect(dump?.xml).toContain("Acme Support");
  for (const token of tokens) {
    const bytes = Buffer.from(token);
    for (const form of [token, bytes.toString("base64"), bytes.toString("hex")]) {
      expect(dump?.xml).not.toContain(form);
    }
  }
});
