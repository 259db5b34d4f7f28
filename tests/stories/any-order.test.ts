import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { addWorkspace, connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { randomFrom, shuffled } from "#tests/support/random-from.ts";
import { checkInvariants } from "#tests/support/start-story.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
const seeds = 200;
const start = Math.floor(Date.now() / 1000) - 86_400;

async function playground() {
  const sim = intercom.addWorkspace({ name: "Acme", region: "US" });
  const ana = sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  const tags = ["wish", "bug"].map((name) => sim.addTag(name));
  const { workspaceId, products } = await addWorkspace({
    slug: "acme",
    products: [["MOB", "Mobile"]],
  });
  const since = new Date(0);
  await connectWorkspace({ workspaceId, intercom: sim, since });
  const productId = products[0]?.id ?? "";
  await watchTags({ workspaceId, productId, appId: sim.appId, tags, since });
  return { sim, ana, workspaceId, tags: tags.map(({ id }) => id) };
}

type Playground = Awaited<ReturnType<typeof playground>>;

/** The same four taggings of one conversation: two tags, two messages, and one told twice under two ids. */
async function taggingsOf({ sim, ana, tags: [wish = "", bug = ""] }: Playground) {
  const at = start;
  const said = { contacts: [], author: ana, deliver: false, at };
  const { id } = sim.addConversation({ ...said, title: "Map", body: "<p>Reorder stops.</p>" });
  const part = sim.reply(id, { ...said, body: "<p>And export.</p>" });
  const deliver = false;
  const first = await sim.tag(id, { tagId: wish, at: start + 10, deliver });
  return [
    first,
    { ...first, id: `${first.id}-again` },
    await sim.tag(id, { tagId: bug, at: start + 20, deliver }),
    await sim.tag(id, { tagId: wish, partId: part.id, at: start + 30, deliver }),
  ];
}

test("A4 I6 two hundred shuffles of the same taggings, repeats among them, come to the same tickets", async () => {
  const acme = await playground();
  const { workspaceId } = acme;
  const random = randomFrom(20_260_623);
  const orders = [];
  for (let seed = 0; seed < seeds; seed++) orders.push(shuffled(await taggingsOf(acme), random));
  const events = orders.flatMap((order, seed) =>
    order.map((event, place) => ({ event, at: place + (seed % 7) * random() })),
  );
  await database.delivery.createMany({
    data: events.map(({ event, at }) => ({
      workspaceId,
      id: newId(),
      intercomAppId: acme.sim.appId,
      notificationId: event.id,
      topic: event.topic,
      body: Buffer.from(JSON.stringify(event)),
      receivedAt: new Date(start * 1000 + at * 1000),
    })),
  });
  const scope = scopeOf({ workspaceId });
  const open = { workspaceId, state: { not: "done" as const } };
  while ((await database.delivery.count({ where: open })) > 0)
    await drainDeliveries(scope, AbortSignal.any([]));
  const hashes = await ticketHashes(workspaceId);
  expect(hashes).toHaveLength(seeds);
  expect(new Set(hashes).size).toBe(1);
  await checkInvariants();
}, 240_000);

/**
 * One hash for each ticket: all that a person sees of it. Which of the taggings is called the first to arrive,
 * and what the numbers are, is told by the order in which they came and by nothing else.
 */
async function ticketHashes(workspaceId: string): Promise<string[]> {
  const byTag = { orderBy: { tagId: "asc" as const } };
  const tickets = await database.feedbackTicket.findMany({
    where: { workspaceId },
    include: {
      tags: byTag,
      quotes: { orderBy: { taggedAt: "asc" } },
      activity: { orderBy: [{ happenedAt: "asc" }, { sourceKey: "asc" }] },
    },
  });
  return tickets.map(({ title, status, customerName, receivedAt, tags, quotes, activity }) => {
    const kinds = activity.map(({ kind }) => kind).sort();
    const first = kinds.indexOf("created");
    const seen = {
      ...{ title, status, customerName, receivedAt },
      tags: tags.map(({ tagId, addedAt, addedByName }) => ({ tagId, addedAt, addedByName })),
      quotes: quotes.map(({ bodyText, taggedAt, authorName }) => ({
        bodyText,
        taggedAt,
        authorName,
      })),
      events: activity
        .filter(({ sourceKey }) => sourceKey !== null)
        .map(({ sourceKey, detail, happenedAt }) => ({ sourceKey, detail, happenedAt })),
      kinds: first < 0 ? "nothing created it" : kinds,
    };
    return createHash("sha256").update(JSON.stringify(seen)).digest("hex");
  });
}
