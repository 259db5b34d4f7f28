import fc from "fast-check";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { addWorkspace, connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { mutationsOf } from "#tests/support/fixtures/mutate-json.ts";
import { naughtyStrings } from "#tests/support/fixtures/naughty-strings.ts";
import { inTurns } from "#tests/support/in-turns.ts";
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
const longEnoughMs = 240_000;
let story: Story;
let count = 0;

beforeAll(async () => {
  story = await startStory(databaseUrl);
});
afterAll(() => story?.stop());
afterEach(async () => {
  await checkInvariants();
  // 22003 number out of range, 22008 date out of range, 22021 and 22P05 text that PostgreSQL cannot hold.
  expect(story.app.logs()).not.toMatch(/22003|22008|22021|22P05|could not be/);
});

/** An Intercom workspace, and a Timebook workspace whose one product watches its tag from the beginning of time. */
async function playground({ adminName = "Ana Ruiz" } = {}) {
  const sim = story.intercom.addWorkspace({ name: "Acme", region: "US" });
  const ana = sim.addAdmin({ name: adminName, email: "ana@acme.example" });
  const tag = sim.addTag("feature-request");
  const { workspaceId, products } = await addWorkspace({
    slug: `acme-${++count}`,
    products: [["MOB", "Mobile"]],
  });
  const since = new Date(0);
  await connectWorkspace({ workspaceId, intercom: sim, since });
  const [product] = products;
  const productId = product?.id ?? "";
  await watchTags({ workspaceId, productId, appId: sim.appId, tags: [tag], since });
  return { sim, ana, tag, workspaceId };
}

function post(body: string) {
  const signature = signBody(body, story.intercom.clientSecret);
  return ask(story.app.url, { body, headers: { "x-hub-signature": signature } });
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

test("A27 every naughty string comes out as it went in: as quote, in the thread, and as the customer's name", async () => {
  expect(new Set(naughtyStrings).size).toBeGreaterThanOrEqual(340);
  const { sim, ana, tag, workspaceId } = await playground();
  const groups = Array.from({ length: 30 }, (_, group) =>
    naughtyStrings.filter((_text, at) => at % 30 === group),
  );
  const expected = new Map<string, string[]>();
  await inTurns(groups, async (texts) => {
    const contact = sim.addContact({ name: texts[0] });
    const body = texts.map((text) => `<p>${escaped(text)}</p>`).join("");
    const { id } = sim.addConversation({ contacts: [contact], body, deliver: false });
    expected.set(id, texts);
    await sim.tag(id, { tagId: tag.id, adminId: ana.id });
  });
  await untilWorkedOff(workspaceId);
  const tickets = await ticketsOf(workspaceId);
  expect(tickets).toHaveLength(groups.length);
  for (const { origins, quotes, customerName, title } of tickets) {
    const texts = expected.get(origins[0]?.conversationId ?? "") ?? [];
    expect(quotes.map(({ bodyText }) => bodyText)).toEqual([texts.join("\n\n")]);
    expect(customerName).toBe(texts[0]);
    expect(title.trim().length > 0 && title.isWellFormed(), JSON.stringify(title)).toBe(true);
  }
  const thread = await database.conversationMessage.findMany({ where: { workspaceId } });
  const kept = new Map(thread.map((message) => [message.conversationId, message.bodyText]));
  expect(kept).toEqual(new Map([...expected].map(([id, texts]) => [id, texts.join("\n\n")])));
});

const spoiled = [
  ["NUL", "\0", ""],
  ["a lone high surrogate", "\ud83d", "\ufffd"],
  ["a lone low surrogate", "\ude00", "\ufffd"],
  ["surrogates in the wrong order", "\ude00\ud83d", "\ufffd\ufffd"],
] as const;

test.each(spoiled)(
  "A25 A26 %s in every name and text is mended, and the ticket is made",
  async (_, bad, mended) => {
    const { sim, ana, tag, workspaceId } = await playground({ adminName: `Ana${bad}Ruiz` });
    sim.renameTag(tag.id, `feature${bad}request`);
    const contact = sim.addContact({
      name: `Jonas${bad}L`,
      email: `jonas${bad}@nordfrakt.example`,
      companies: [sim.addCompany({ name: `Nord${bad}frakt` })],
    });
    const { id } = sim.addConversation({
      contacts: [contact],
      body: `<p>Reorder${bad}stops.</p>`,
      subject: `Map${bad}view`,
      attachments: [{ name: `route${bad}.png`, url: "https://files.example/1" }],
      deliver: false,
    });
    await sim.tag(id, { tagId: tag.id, adminId: ana.id });
    await untilWorkedOff(workspaceId);
    const [ticket, ...others] = await ticketsOf(workspaceId);
    expect(others).toEqual([]);
    expect(ticket).toMatchObject({
      title: `Map${mended}view`,
      customerName: `Jonas${mended}L`,
      customerEmail: `jonas${mended}@nordfrakt.example`,
      customerCompany: `Nord${mended}frakt`,
      quotes: [{ bodyText: `Reorder${mended}stops.`, authorName: `Jonas${mended}L` }],
      tags: [{ tagId: tag.id, addedByName: `Ana${mended}Ruiz` }],
      activity: [{ kind: "created", detail: `feature${mended}request` }],
    });
    const files = await database.messageAttachment.findMany({ where: { workspaceId } });
    expect(files.map(({ name }) => name)).toEqual([`route${mended}.png`]);
  },
);

/** The same value with NUL before every text and as a key beside the others. */
function withNul(value: unknown): unknown {
  if (typeof value === "string") return `\0${value}`;
  if (Array.isArray(value)) return value.map(withNul);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withNul(inner)]);
  return Object.fromEntries([...entries, ["\0", "\0"], ["na\0me", "x"]]);
}

test("A25 NUL in every text, id, key and in the envelope itself changes nothing of the outcome", async () => {
  const { sim, ana, tag, workspaceId } = await playground();
  const contact = sim.addContact({ name: "Jonas" });
  const body = "<p>Reorder stops.</p>";
  const { id } = sim.addConversation({ contacts: [contact], body, deliver: false });
  const request = { tagId: tag.id, adminId: ana.id, deliver: false };
  const notification = await sim.tag(id, request);
  expect((await post(JSON.stringify(withNul(notification)))).status).toBe(200);
  await untilWorkedOff(workspaceId);
  expect(await ticketsOf(workspaceId)).toMatchObject([
    { quotes: [{ bodyText: "Reorder stops." }], origins: [{ conversationId: id }] },
  ]);
});

const taggedAs = ["the conversation", "a part", "the first message as a part"];

test("A30 six hundred mutated notifications each end, and what they left is dated and explained", async () => {
  const { sim, ana, tag, workspaceId } = await playground();
  const author = { contacts: [], author: ana, deliver: false };
  const shapes = taggedAs.map((shape) => {
    const { id } = sim.addConversation({ ...author, body: "<p>One.</p>" });
    const part = sim.reply(id, { ...author, body: "<p>Two.</p>" });
    return sim.buildTagNotification(id, {
      tagId: tag.id,
      partId: shape === "a part" ? part.id : null,
      sourceAsPart: shape === "the first message as a part",
    });
  });
  const created = mutationsOf(shapes[0]?.created_at);
  const changed = fc.tuple(created, fc.oneof(...shapes.map(({ data }) => mutationsOf(data))));
  const bodies = fc.sample(changed, { numRuns: 600, seed: 20_260_622 }).map(([at, data], index) => {
    const kept = { app_id: sim.appId, topic: shapes[0]?.topic, id: `fuzz_${index}` };
    return `${JSON.stringify(kept).slice(0, -1)},"created_at":${at},"data":${data}}`;
  });
  expect(new Set(bodies).size).toBeGreaterThanOrEqual(595);
  const answers = await inTurns(bodies, post, 50);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  await untilWorkedOff(workspaceId, longEnoughMs);
  const ended = { workspaceId, state: { in: ["done" as const, "dead" as const] } };
  const explained = { ...ended, outcome: { not: null }, summary: { not: null } };
  expect(await database.delivery.count({ where: explained })).toBe(bodies.length);
  const origins = await database.ticketOrigin.findMany({ where: { workspaceId } });
  const known = [...sim.record.conversations.keys()];
  expect(origins.map(({ conversationId }) => conversationId).sort()).toEqual(known.sort());
  expect(await countImpossibleDates()).toBe(0);
}, 260_000);

async function countImpossibleDates(): Promise<number> {
  const [row] = await database.$queryRaw<{ impossible: number }[]>`
    SELECT count(*)::int AS impossible FROM (
      SELECT written_at AS at FROM conversation_messages UNION ALL
      SELECT written_at FROM ticket_quotes UNION ALL SELECT tagged_at FROM ticket_quotes UNION ALL
      SELECT added_at FROM ticket_tags UNION ALL SELECT happened_at FROM ticket_activity UNION ALL
      SELECT received_at FROM feedback_tickets
    ) every_date WHERE NOT isfinite(at) OR at < '1970-01-01' OR at > '2100-01-01'`;
  return row?.impossible ?? -1;
}
