import { expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { disconnectIntercom } from "#lib/intercom/connection/disconnect-intercom.ts";
import { forgetOldDeliveries } from "#lib/intercom/webhook-to-ticket/queue/forget-old-deliveries.ts";
import { erasureStory } from "#tests/support/erasure/erasure-story.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
const dayMs = 86_400_000;

test("S-G2 a body is kept 7 days after its work ended, 30 where it failed, and a row 90", async () => {
  const { workspaceId, sim } = await erasureStory(intercom);
  const given = [
    ...[6.9, 7.1, 89.9, 90.1].map((days) => ({ state: "done" as const, days })),
    ...[29.9, 30.1, 90.1].map((days) => ({ state: "dead" as const, days })),
    { state: "pending" as const, days: null },
  ];
  await database.delivery.createMany({
    data: given.map(({ state, days }) => ({
      ...{ workspaceId, id: newId(), intercomAppId: sim.appId, topic: `${state} ${days}`, state },
      finishedAt: days === null ? null : new Date(Date.now() - days * dayMs),
      body: Buffer.from("{}"),
    })),
  });
  await forgetOldDeliveries();
  const rows = await database.delivery.findMany({ where: { workspaceId } });
  const left = rows.map(({ topic, body }) => `${topic}${body ? "" : " without its body"}`);
  expect(left.sort()).toEqual([
    ...["dead 29.9", "dead 30.1 without its body", "done 6.9", "done 7.1 without its body"],
    ...["done 89.9 without its body", "pending null"],
  ]);
});

test("S-G2 of a notification for nobody connected here nothing is kept at all", async () => {
  const acme = await erasureStory(intercom);
  const { workspaceId } = acme;
  const notification = acme.sim.buildContactNotification("contact.user.updated", acme.jonas);
  expect(await acme.send({ ...notification, app_id: "stranger" })).toBe(200);
  expect(await database.delivery.count({ where: { workspaceId } })).toBe(0);
  await disconnectIntercom(acme.admin);
  expect(await acme.send(notification)).toBe(200);
  expect(await database.delivery.count({ where: { workspaceId } })).toBe(0);
});

test("S-G3 disconnecting gives up the token at once; tickets and contacts stay", async () => {
  const acme = await erasureStory(intercom);
  const { workspaceId } = acme;
  await acme.importAll();
  await acme.send(await acme.tagging(acme.conversation.id));
  await acme.drain();
  await disconnectIntercom(acme.admin);
  const connection = await database.intercomConnection.findUniqueOrThrow({
    where: { workspaceId },
  });
  expect(connection).toMatchObject({
    status: "disconnected",
    tokenCiphertext: null,
    tokenKeyId: null,
  });
  expect(await acme.tickets()).toMatchObject([{ customerName: acme.jonas.name }]);
  expect(await acme.rowOf(acme.jonas.id)).toMatchObject({ name: acme.jonas.name, deletedAt: null });
});
