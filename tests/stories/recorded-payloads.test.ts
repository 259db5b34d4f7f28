import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { database } from "#lib/database/client.ts";
import { contactTopics } from "#lib/intercom/contact-updates/contact-topics.ts";
import { conversationTopics } from "#lib/intercom/conversation-updates/conversation-topics.ts";
import { addWorkspace, connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { legacyTagging, modernTagging, tagged } from "#tests/support/fixtures/tag-notifications.ts";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";
import {
  checkInvariants,
  type Story,
  startStory,
  ticketsOf,
  untilWorkedOff,
} from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";
import { ask } from "#tests/support/webhook-doors/ask.ts";

const { url: databaseUrl } = await useTestDatabase();
const folder = resolve(process.cwd(), "../shared/intercom/payloads");
let story: Story;
let count = 0;

beforeAll(async () => {
  story = await startStory(databaseUrl);
});
afterAll(() => story?.stop());
afterEach(checkInvariants);

const tagNamed = z.object({ id: z.coerce.string(), name: z.string() });
const conversationShown = z.looseObject({
  id: z.coerce.string(),
  conversation_message: z.unknown().optional(),
  tags_added: z.object({ tags: z.array(tagNamed) }).optional(),
});
const tagNotification = z.object({
  data: z.object({
    item: z.union([
      z.object({ conversation: conversationShown, tag: tagNamed }),
      conversationShown.transform((conversation) => ({
        conversation,
        tag: conversation.tags_added?.tags[0],
      })),
    ]),
  }),
});
const addressed = z.object({ app_id: z.string(), topic: z.string().optional() });

/** Sends it to a workspace that is connected to its `app_id` and whose product watches its tag. */
async function deliver(notification: unknown): Promise<{ status: number; workspaceId: string }> {
  const { app_id: appId } = addressed.parse(notification);
  const sim = story.intercom.addWorkspace({ appId, name: "Recorded", region: "US" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  const { workspaceId, products } = await addWorkspace({
    slug: `recorded-${++count}`,
    products: [["MOB", "Mobile"]],
  });
  const since = new Date(0);
  await connectWorkspace({ workspaceId, intercom: sim, since });
  const item = tagNotification.safeParse(notification).data?.data.item;
  if (item?.tag) {
    const productId = products[0]?.id ?? "";
    await watchTags({ workspaceId, productId, appId, tags: [item.tag], since });
    const { conversation_message: source, ...conversation } = item.conversation;
    const body = { ...(source !== undefined && { source }), ...conversation };
    story.intercom.failNext(`GET /conversations/${conversation.id}`, { status: 200, body });
  }
  const body = JSON.stringify(notification);
  const signature = signBody(body, story.intercom.clientSecret);
  const { status } = await ask(story.app.url, { body, headers: { "x-hub-signature": signature } });
  await untilWorkedOff(workspaceId);
  await database.intercomConnection.update({
    where: { workspaceId },
    data: { status: "disconnected" },
  });
  return { status, workspaceId };
}

type Outcome = { title: string; quote: string; customer: string };

async function expectTicket(notification: unknown, { title, quote, customer }: Outcome) {
  const { status, workspaceId } = await deliver(notification);
  expect(status).toBe(200);
  const [ticket, ...others] = await ticketsOf(workspaceId);
  expect(others).toEqual([]);
  expect(ticket).toMatchObject({ title, customerName: customer });
  expect(ticket?.quotes.map(({ bodyText }) => bodyText)).toEqual([quote]);
}

async function expectNothing(notification: unknown) {
  const { status, workspaceId } = await deliver(notification);
  expect(status).toBe(200);
  expect(await database.delivery.count({ where: { workspaceId } })).toBe(0);
  expect(await ticketsOf(workspaceId)).toEqual([]);
}

/** Of what does not concern anybody here: kept and told of, and nothing comes of it. */
async function expectIgnored(notification: unknown, why: string) {
  const { status, workspaceId } = await deliver(notification);
  expect(status).toBe(200);
  const select = { state: true, outcome: true, summary: true };
  const kept = await database.delivery.findMany({ where: { workspaceId }, select });
  expect(kept).toEqual([{ state: "done", outcome: "ignored", summary: `Ignored: ${why}` }]);
  expect(await database.contact.count({ where: { workspaceId } })).toBe(0);
  expect(await ticketsOf(workspaceId)).toEqual([]);
}

const customer = tagged.customer.name;
const first = { title: "Good morning!", quote: tagged.firstWords, customer };
const later = {
  title: "Also, please let <admins> export R&D tickets.",
  quote: tagged.laterWords,
  customer,
};

const ownShapes: [string, object, Outcome][] = [
  ["1.x, first message", legacyTagging({ message: "first" }), first],
  ["1.x, later part", legacyTagging({ message: "later" }), later],
  ["1.x, part that opened", legacyTagging({ message: "later", partType: "open" }), later],
  ["2.x, part", modernTagging({ message: "later" }), later],
  ["2.x, first message without a part", modernTagging({ message: "first" }), first],
  ["2.x, first message as a part", modernTagging({ message: "first as a part" }), first],
  ["2.15, plain text", modernTagging({ message: "later", plainText: true }), later],
  ["2.15, plain first message", modernTagging({ message: "first", plainText: true }), first],
];

test.each(ownShapes)("%s becomes the ticket it should", (_, notification, outcome) =>
  expectTicket(notification, outcome),
);

const csv = {
  title: "It would be great to export to CSV",
  quote: "It would be great to export to CSV",
  customer: "Lead \u00b7 a7fd",
};

const recordedTickets: Record<string, Outcome> = {
  "conversation_part.tag.created--1-api1x.json": {
    title: "Hey!",
    quote: "Hey! I'd like to set up a new account",
    customer: "Eeshan Garg",
  },
  "conversation_part.tag.created--3-SYNTHETIC-api2x-part.json": csv,
  "conversation_part.tag.created--4-SYNTHETIC-api2x-source.json": {
    title: "helklo",
    quote: "helklo",
    customer: csv.customer,
  },
  "conversation_part.tag.created--5-SYNTHETIC-api215plus-plaintext.json": csv,
};

/** The deliveries among the recorded files: the others are answers of the API, or parts of one. */
const recordedDeliveries = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith(".json"))
      .map((file): [string, unknown] => [
        file,
        JSON.parse(readFileSync(`${folder}/${file}`, "utf8")),
      ])
      .filter(([, body]) => addressed.safeParse(body).success)
  : [];

if (recordedDeliveries.length === 0) {
  test("recorded deliveries become what they should", () => {
    console.log("No recorded delivery was sent: ../shared/intercom/payloads is not here.");
  });
} else {
  test("each recorded file that must become a ticket is there", () => {
    const files = recordedDeliveries.map(([file]) => file);
    expect(files).toEqual(expect.arrayContaining(Object.keys(recordedTickets)));
  });

  test.each(recordedDeliveries)("%s becomes what it should", async (file, notification) => {
    const outcome = recordedTickets[file];
    const { topic = "" } = addressed.parse(notification);
    if (outcome) await expectTicket(notification, outcome);
    else if (contactTopics.includes(topic)) {
      await expectIgnored(notification, "Sync contacts is off");
    } else if (conversationTopics.includes(topic)) {
      await expectIgnored(notification, "no ticket is from this conversation");
    } else await expectNothing(notification);
  });
}
