import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { disconnectIntercom } from "#lib/intercom/connection/disconnect-intercom.ts";
import { findConnection } from "#lib/intercom/connection/find-connection.ts";
import { finishDisconnects } from "#lib/intercom/connection/finish-disconnects.ts";
import { markReconnectNeeded } from "#lib/intercom/connection/mark-reconnect-needed.ts";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let count = 0;
let acme: Awaited<ReturnType<typeof connected>>;

beforeEach(async () => {
  const sim = intercom.addWorkspace({ name: "Acme Support", region: "US" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  acme = await connected(sim);
  intercom.calls.length = 0;
});

async function connected(sim: ReturnType<typeof intercom.addWorkspace>) {
  const slug = `acme-${++count}`;
  const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  const { admin } = await addAdmin(workspaceId);
  await connectWorkspace({ workspaceId, intercom: sim });
  return { sim, admin, workspaceId };
}

function row({ workspaceId } = acme) {
  return database.intercomConnection.findUniqueOrThrow({ where: { workspaceId } });
}

const uninstalls = () => intercom.calls.filter(({ path }) => path === "/auth/uninstall").length;

test("S-O9 disconnecting uninstalls at Intercom, then erases the token, and says so in the log", async () => {
  expect(await disconnectIntercom(acme.admin)).toBe("disconnected");
  expect(uninstalls()).toBe(1);
  expect(acme.sim.record.installed).toBe(false);
  expect(await row()).toMatchObject({
    status: "disconnected",
    tokenCiphertext: null,
    tokenKeyId: null,
    syncFeedback: false,
  });
  expect(await findConnection(acme.admin)).toEqual({ state: "not_connected" });
  const log = await database.auditEntry.findMany({ where: { workspaceId: acme.workspaceId } });
  expect(log.map(({ action, detail }) => [action, detail])).toEqual([
    ["Intercom disconnected", "Acme Support"],
  ]);
});

test("while another workspace uses the same Intercom workspace only our copy is erased", async () => {
  const other = await connected(acme.sim);
  expect(await disconnectIntercom(acme.admin)).toBe("disconnected");
  expect(uninstalls()).toBe(0);
  expect(await row()).toMatchObject({ tokenCiphertext: null });
  expect(await row(other)).toMatchObject({ status: "connected" });
  expect(await disconnectIntercom(other.admin)).toBe("disconnected");
  expect(uninstalls()).toBe(1);
});

test("the last two disconnecting at once still uninstall", async () => {
  const other = await connected(acme.sim);
  await Promise.all([disconnectIntercom(acme.admin), disconnectIntercom(other.admin)]);
  expect(uninstalls()).toBeGreaterThan(0);
  expect(acme.sim.record.installed).toBe(false);
});

test("C5 a disconnect that was cut off before the token was erased is finished by the sweep, unless somebody reconnected", async () => {
  const { workspaceId } = acme;
  const other = await connected(acme.sim);
  const where = { workspaceId };
  const cutOff = { status: "disconnected" as const, disconnectedAt: new Date(0) };
  await database.intercomConnection.update({ where, data: cutOff });
  await finishDisconnects();
  expect(await row()).toMatchObject({ tokenCiphertext: null, tokenKeyId: null });
  expect(uninstalls()).toBe(0);
  await database.intercomConnection.update({
    where: { workspaceId: other.workspaceId },
    data: cutOff,
  });
  await finishDisconnects();
  expect(await row(other)).toMatchObject({ tokenCiphertext: null });
  expect(acme.sim.record.installed).toBe(false);
});

test("an Intercom that cannot be reached does not keep anyone connected", async () => {
  intercom.failNext("/auth/uninstall", { status: 503 });
  expect(await disconnectIntercom(acme.admin)).toBe("not_revoked");
  expect(await row()).toMatchObject({ status: "disconnected", tokenCiphertext: null });
});

test("a token that Intercom has revoked already is simply erased; a second time nothing happens", async () => {
  acme.sim.revokeTokens();
  expect(await disconnectIntercom(acme.admin)).toBe("disconnected");
  expect(await disconnectIntercom(acme.admin)).toBe("not_connected");
  expect(uninstalls()).toBe(1);
});

test("a late refusal of an old token undoes no reconnect", async () => {
  const before = await row();
  await database.intercomConnection.update({
    where: { workspaceId: acme.workspaceId },
    data: { tokenCiphertext: new Uint8Array([1, 2, 3]) },
  });
  await markReconnectNeeded(acme.admin, before);
  expect(await findConnection(acme.admin)).toMatchObject({ state: "connected" });
});

test("S-C3 a token moved to another workspace's row does not open", async () => {
  const other = await connected(acme.sim);
  const { tokenKeyId, tokenCiphertext } = await row();
  expect(openToken(await row())).toMatch(/^\S{20,}$/);
  expect(() =>
    openToken({ ...other.admin, intercomAppId: acme.sim.appId, tokenKeyId, tokenCiphertext }),
  ).toThrow();
  expect(() =>
    openToken({ ...acme.admin, intercomAppId: "another1", tokenKeyId, tokenCiphertext }),
  ).toThrow();
});

test("S-C6 what a page gets of the connection holds no token", async () => {
  const stored = await row();
  const view = JSON.stringify(await findConnection(acme.admin));
  expect(view).toContain("Acme Support");
  for (const secret of [openToken(stored) ?? "", "token", "ciphertext", "keyId"]) {
    expect(view.toLowerCase()).not.toContain(secret.toLowerCase());
  }
});

test("a token whose key is gone does not keep anybody from disconnecting", async () => {
  const { workspaceId } = acme;
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { tokenKeyId: "gone" },
  });
  expect(await disconnectIntercom(acme.admin)).toBe("not_revoked");
  expect(await row()).toMatchObject({ status: "disconnected", tokenCiphertext: null });
  expect(uninstalls()).toBe(0);
});
