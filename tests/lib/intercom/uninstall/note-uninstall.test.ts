import { createHmac } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { findConnection } from "#lib/intercom/connection/find-connection.ts";
import { noteUninstall } from "#lib/intercom/uninstall/note-uninstall.ts";
import { readUninstall } from "#lib/intercom/uninstall/read-uninstall.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let count = 0;
let sim: ReturnType<typeof intercom.addWorkspace>;

beforeEach(() => {
  sim = intercom.addWorkspace({ name: "Acme Support", region: "US" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
});

async function connected(to = sim) {
  const slug = `acme-${++count}`;
  const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  await connectWorkspace({ workspaceId, intercom: to });
  return (await addAdmin(workspaceId)).admin;
}

function notice(body: string, headers: Record<string, string> = {}) {
  const url = "http://127.0.0.1/api/intercom/uninstall";
  const length = { "content-length": String(Buffer.byteLength(body)) };
  return new Request(url, { method: "POST", body, headers: { ...length, ...headers } });
}

test("an uninstall marks every workspace on it, and no other", async () => {
  const [one, two] = [await connected(), await connected()];
  const elsewhere = intercom.addWorkspace({ name: "Elsewhere", region: "EU" });
  elsewhere.addAdmin({ name: "Bo", email: "bo@elsewhere.example" });
  const stranger = await connected(elsewhere);
  sim.revokeTokens();
  await noteUninstall(sim.appId);
  expect(await findConnection(one)).toMatchObject({ state: "reconnect_needed" });
  expect(await findConnection(two)).toMatchObject({ state: "reconnect_needed" });
  expect(await findConnection(stranger)).toMatchObject({ state: "connected" });
});

test("a notice that the token contradicts, or that cannot be confirmed, changes nothing", async () => {
  const admin = await connected();
  await noteUninstall(sim.appId);
  expect(await findConnection(admin)).toMatchObject({ state: "connected" });
  sim.revokeTokens();
  intercom.failNext("/me", { status: 500 });
  await noteUninstall(sim.appId);
  expect(await findConnection(admin)).toMatchObject({ state: "connected" });
});

test("a signature is checked where there is one", async () => {
  const body = JSON.stringify({ app_id: "r7k2m4qx" });
  const signed = createHmac("sha256", "test-secret").update(body).digest("hex");
  expect(await readUninstall(notice(body))).toBe("r7k2m4qx");
  expect(await readUninstall(notice(body, { "x-body-signature": signed }))).toBe("r7k2m4qx");
  expect(await readUninstall(notice(body, { "x-body-signature": "00" }))).toBeNull();
});

test.each(["", "{", "[]", '{"app_id":7}', '{"app_id":""}', `{"app_id":"${"x".repeat(20_000)}"}`])(
  "a notice that makes no sense (%#) is nothing",
  async (body) => {
    expect(await readUninstall(notice(body))).toBeNull();
  },
);
