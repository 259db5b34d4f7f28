import { beforeEach, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { findDelivery } from "#lib/intercom/activity/find-delivery.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
let count = 0;
let acme: { workspaceId: string };

beforeEach(async () => {
  acme = await addWorkspace({ slug: `acme-${++count}`, products: [["MOB", "Mobile"]] });
});

const notification = {
  type: "notification_event",
  topic: "conversation_part.tag.created",
  created_at: 1_778_578_860,
  data: {
    item: {
      type: "conversation_part_tag",
      tag: { type: "tag", id: "77", name: "Feature request" },
      conversation: {
        id: "215",
        title: "Export is broken",
        source: {
          type: "email",
          body: "<p>Noor cannot export</p>",
          author: { name: "Noor", email: "noor@acme.example" },
        },
        custom_attributes: { "Noor’s plan": 49, city: "Gouda" },
        conversation_parts: Array.from({ length: 30 }, (_, part) => ({
          id: `${part}`,
          body: "Noor again",
        })),
      },
    },
  },
};

async function deliver(body: string | null, to = acme) {
  const id = newId();
  await database.delivery.create({
    data: {
      ...{ id, workspaceId: to.workspaceId, intercomAppId: "r7k2m4qx", state: "done" as const },
      ...{ topic: notification.topic, outcome: "done" as const, attempts: 2 },
      body: body === null ? null : new Uint8Array(Buffer.from(body)),
    },
  });
  return id;
}

const find = async (body: string | null) => {
  return findDelivery(scopeOf(acme), await deliver(body));
};

test("a delivery opened shows what Intercom sent by its kinds, ids, times and tag", async () => {
  const delivery = await find(JSON.stringify(notification));
  expect(delivery?.attempts).toBe(2);
  const shown = JSON.parse(delivery?.payload ?? "null");
  expect(shown).toMatchObject({
    topic: notification.topic,
    created_at: notification.created_at,
    data: {
      item: {
        tag: notification.data.item.tag,
        conversation: { id: "215", source: { type: "email" } },
      },
    },
  });
});

test("I10 a delivery opened shows no word of anybody, nor a name, an address or an attribute", async () => {
  const delivery = await find(JSON.stringify(notification));
  expect(delivery?.payload).not.toMatch(/Noor|noor|export|Gouda|49|plan/);
  expect(delivery?.payload).toContain("10 more");
});

test.each(["{", "", '"text"', "[]", "\u0000", `{"a":${"[".repeat(100)}${"]".repeat(100)}}`])(
  "a body that is no notification (%j) is told by its size at worst",
  async (body) => {
    const delivery = await find(body);
    expect(delivery?.bytes).toBe(Buffer.byteLength(body));
  },
);

test("a body that is not kept any more is none", async () => {
  expect(await find(null)).toMatchObject({ bytes: null, payload: null });
});

test("S-B2 a delivery of another workspace is not found, nor is an id that is none", async () => {
  const other = await addWorkspace({ slug: `umbra-${count}`, products: [["MOB", "Mobile"]] });
  expect(await findDelivery(scopeOf(acme), await deliver("{}", other))).toBeNull();
  expect(await findDelivery(scopeOf(acme), "../1")).toBeNull();
});
