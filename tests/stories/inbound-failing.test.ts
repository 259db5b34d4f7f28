import { afterAll, beforeAll, expect, test } from "vitest";
import { database, transaction } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { replayDeliveries } from "#lib/intercom/activity/replay-deliveries.ts";
import { drainLater } from "#lib/jobs/enqueue.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { eventually } from "#tests/support/eventually.ts";
import { inTurns } from "#tests/support/in-turns.ts";
import { adminOf, type Playground, playground } from "#tests/support/playground.ts";
import {
  checkInvariants,
  type Story,
  startStory,
  ticketsOf,
  untilWorkedOff,
} from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
const spoiled = "spoiled";
/** Seconds to the second, third … eighth try. */
const ladder = [5, 15, 60, 300, 900, 3_600, 10_800];
let story: Story;
let acme: Playground;
let other: Playground;

beforeAll(async () => {
  story = await startStory(databaseUrl);
  acme = await playground(story);
  other = await playground(story);
  await pool().query(refuseSpoiled);
});
afterAll(async () => {
  await checkInvariants();
  await story?.stop();
});

// PostgreSQL itself refuses the conversations whose messages say so, and notes how long each delivery is to wait.
const refuseSpoiled = `
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE 'The database refuses this row'; END $$;
  CREATE TRIGGER refuse BEFORE INSERT ON conversation_messages FOR EACH ROW
    WHEN (NEW.body_text LIKE '%${spoiled}%') EXECUTE FUNCTION refuse();
  CREATE TABLE waits (attempts int, seconds float);
  CREATE FUNCTION note_wait() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO waits VALUES (NEW.attempts, extract(epoch FROM NEW.next_try_at - now())); RETURN NULL; END $$;
  CREATE TRIGGER note_wait AFTER UPDATE ON deliveries FOR EACH ROW
    WHEN (OLD.state = 'processing' AND NEW.state = 'pending' AND NEW.attempts > 0) EXECUTE FUNCTION note_wait()`;

/** Answers with the conversations that became taggings, in order. */
function tagAll(on: Playground, texts: string[]): Promise<string[]> {
  return inTurns(texts, async (text) => {
    const body = `<p>${text}</p>`;
    const { id } = on.sim.addConversation({ contacts: [on.jonas], body, deliver: false });
    await on.sim.tag(id, { tagId: on.wish.id, ...adminOf(on) });
    return id;
  });
}

/** As if every wait for a next try were over, again and again. */
async function hurry(workspaceId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.delivery.updateMany({
      where: { workspaceId, state: "pending" },
      data: { nextTryAt: new Date(0) },
    });
    await drainLater(tx, workspaceId);
  });
}

const countOf = (workspaceId: string, state: "pending" | "processing" | "dead") =>
  database.delivery.count({ where: { workspaceId, state } });

const conversationsOf = async ({ workspaceId }: Playground) =>
  (await ticketsOf(workspaceId)).map(({ origins }) => origins[0]?.conversationId).sort();

const texts = Array.from({ length: 140 }, (_, at) =>
  at % 7 < 5 ? `${spoiled} ${at}` : `good ${at}`,
);
let tagged: string[] = [];
let good: string[] = [];

test("A31 a hundred taggings that cannot be processed are answered 200, and neither forty among them nor another workspace wait for them", async () => {
  tagged = await tagAll(acme, texts);
  good = tagged.filter((_, at) => texts[at]?.startsWith("good")).sort();
  const elsewhere = await tagAll(other, ["good"]);
  expect(new Set(story.intercom.deliveries.map(({ status }) => status))).toEqual(new Set([200]));
  await untilWorkedOff(other.workspaceId, 60_000);
  expect(await conversationsOf(other)).toEqual(elsewhere);
  await eventually(async () => (await conversationsOf(acme)).length === good.length, 60_000);
  expect(await conversationsOf(acme)).toEqual(good);
});

test("A31 each is tried eight times, at longer and longer intervals, and then given up with a reason", async () => {
  const { workspaceId } = acme;
  await eventually(async () => {
    if ((await countOf(workspaceId, "processing")) > 0) return false;
    if ((await countOf(workspaceId, "pending")) > 0) await hurry(workspaceId);
    return (await countOf(workspaceId, "dead")) === 100;
  }, 100_000);
  const dead = await database.delivery.findMany({ where: { workspaceId, state: "dead" } });
  const ends = new Set(dead.map(({ attempts, summary }) => `${attempts} ${summary}`));
  expect(ends).toEqual(new Set(["8 Timebook could not process it"]));
  await expectLadder();
  expect(await conversationsOf(acme)).toEqual(good);
});

test("A31 what was given up is listed with Replay, which finishes it once the trouble is over", async () => {
  const { workspaceId } = acme;
  const { admin, cookie } = await addAdmin(workspaceId);
  const settings = `${story.app.url}/${admin.workspaceSlug}/settings/integrations/intercom`;
  const page = await fetch(`${settings}?activity=failed`, { headers: { cookie } });
  const shown = await page.text();
  expect(shown).toContain("Timebook could not process it");
  expect(shown).toMatch(/>Replay</);
  await pool().query("DROP TRIGGER refuse ON conversation_messages");
  expect(await replayDeliveries(admin)).toBe(100);
  await untilWorkedOff(workspaceId, 100_000);
  expect(await conversationsOf(acme)).toEqual(tagged.sort());
});

async function expectLadder(): Promise<void> {
  const { rows } = await pool().query<{ attempts: number; least: number; most: number }>(
    "SELECT attempts, min(seconds) AS least, max(seconds) AS most FROM waits GROUP BY 1 ORDER BY 1",
  );
  expect(rows.map(({ attempts }) => attempts)).toEqual(ladder.map((_, at) => at + 1));
  for (const [at, { least, most }] of rows.entries()) {
    const seconds = ladder[at] ?? 0;
    expect(least).toBeGreaterThan(0.8 * seconds - 3);
    expect(most).toBeLessThanOrEqual(1.2 * seconds);
  }
}
