import { afterAll, beforeAll, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { seal } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { findAccess } from "#lib/intercom/connection/find-access.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import {
  type Simulator,
  startSimulator,
} from "#tests/support/intercom-simulator/start-simulator.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
let intercom: Simulator;

beforeAll(async () => {
  intercom = await startSimulator({ clientId: "access", clientSecret: "secret" });
});
afterAll(() => intercom.stop());

async function connected(slug: string) {
  const sim = intercom.addWorkspace({ name: "Acme", region: "US" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  await connectWorkspace({ workspaceId, intercom: sim });
  const id = newId();
  const delivery = {
    workspaceId,
    id,
    intercomAppId: sim.appId,
    topic: "conversation_part.tag.created",
  };
  await database.delivery.create({
    data: { ...delivery, body: new Uint8Array(Buffer.from("{}")) },
  });
  const find = () =>
    database.delivery.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  return { workspaceId, find };
}

test("a token whose key is lost asks for a person, and the deliveries wait", async () => {
  const { workspaceId, find } = await connected("lost-key");
  const other = seal("a token", "elsewhere", [{ id: "lost", key: Buffer.alloc(32, 1) }]);
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { tokenKeyId: other.keyId, tokenCiphertext: new Uint8Array(other.ciphertext) },
  });
  await drainDeliveries(scopeOf({ workspaceId }), AbortSignal.any([]));
  expect(await findAccess(scopeOf({ workspaceId }))).toBe("needs_person");
  const row = await database.intercomConnection.findUnique({ where: { workspaceId } });
  expect(row?.status).toBe("reconnect_needed");
  expect(await find()).toMatchObject({ state: "pending", attempts: 0 });
});

test("what waits when somebody disconnects is ignored, with the reason", async () => {
  const { workspaceId, find } = await connected("disconnected");
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { status: "disconnected", tokenCiphertext: null, tokenKeyId: null },
  });
  await drainDeliveries(scopeOf({ workspaceId }), AbortSignal.any([]));
  expect(await find()).toMatchObject({
    state: "done",
    summary: "Ignored: Intercom is disconnected",
  });
});
