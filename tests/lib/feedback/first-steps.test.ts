import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { countUnread } from "#lib/feedback/count-unread.ts";
import { findFirstSteps } from "#lib/feedback/inbox/find-first-steps.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { twoWorkspaces } from "./two-workspaces.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  for (const number of [1, 2]) {
    await addTicket({ workspaceId: bolt.workspaceId, productId: bolt.mobile.id, number });
  }
});

test("the badge counts each person's unread open tickets, per product, up to a hundred", async () => {
  const { workspaceId, web, mobile, member } = bolt;
  const before = await countUnread(member);
  expect(before.get(mobile.id)).toBe(2);
  expect(before.get(web.id)).toBe(0);
  expect(before.has(acme.mobile.id)).toBe(false);
  for (let number = 1; number <= 101; number++) {
    await addTicket({ workspaceId, productId: web.id, number, conversationId: `many-${number}` });
  }
  expect((await countUnread(member)).get(web.id)).toBe(100);
});

test("the first steps follow the connection, its switch and the tags that count now", async () => {
  const { workspaceId, mobile, member } = acme;
  const look = () => findFirstSteps(member, mobile.id);
  expect(await look()).toMatchObject({ connection: null, watching: [] });
  await database.intercomConnection.create({
    data: {
      workspaceId,
      intercomAppId,
      intercomWorkspaceName: "Acme Support",
      region: "EU",
      status: "connected",
      connectedByName: "Ana Ruiz",
      connectedAt: new Date(),
    },
  });
  expect(await look()).toMatchObject({
    connection: { intercomWorkspaceName: "Acme Support" },
    workspaceSwitchIsOn: false,
  });
  const tag = { workspaceId, intercomAppId, tagId: "1" };
  await database.intercomTag.create({ data: { ...tag, name: "feature-request" } });
  await database.triggerTag.create({ data: { ...tag, productId: mobile.id } });
  expect((await look()).watching).toEqual([]);
  await database.triggerTag.updateMany({ where: tag, data: { watchingSince: new Date() } });
  expect((await look()).watching).toEqual(["feature-request"]);
  expect(await findFirstSteps(bolt.member, mobile.id)).toMatchObject({ connection: null });
});
