import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { playground, tag } from "#tests/support/playground.ts";
import {
  checkInvariants,
  type Story,
  startStory,
  ticketsOf,
  untilWorkedOff,
} from "#tests/support/start-story.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
let story: Story;

beforeAll(async () => {
  story = await startStory(databaseUrl);
});
afterAll(() => story?.stop());
afterEach(checkInvariants);

test("F9 two Timebook workspaces on one Intercom workspace are both served, each by its own tags", async () => {
  const acme = await playground(story);
  const other = await playground(story, acme);
  await other.watch(other.web, acme.wish);
  await tag(acme, acme.wish.id);
  await untilWorkedOff(other.workspaceId);
  expect(await ticketsOf(acme.workspaceId)).toHaveLength(1);
  expect(await ticketsOf(other.workspaceId)).toHaveLength(2);
});

test("I5 nothing of a workspace changes through the tags, replies and repeats of another, though all their ids are equal", async () => {
  const mine = await playground(story);
  const theirs = await playground(story);
  await tag(theirs, theirs.wish.id);
  const before = await stateOf(theirs.workspaceId);
  expect(mine.conversation.id).toBe(theirs.conversation.id);
  const sent = await tag(mine, mine.wish.id);
  await tag(mine, mine.ux.id);
  await mine.sim.deliver({ ...sent, id: "notif_another" }, { times: 3 });
  await untilWorkedOff(mine.workspaceId);
  expect(await ticketsOf(mine.workspaceId)).toHaveLength(2);
  expect(await stateOf(theirs.workspaceId)).toBe(before);
  await tag(theirs, theirs.ux.id);
  expect(await stateOf(theirs.workspaceId)).not.toBe(before);
});

/** A hash over every row of the workspace in every table that has one. */
async function stateOf(workspaceId: string): Promise<string> {
  const tables = await database.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'workspace_id' ORDER BY 1`;
  expect(tables.length).toBeGreaterThan(15);
  const hash = createHash("sha256");
  for (const { name } of tables) {
    const [rows] = await database.$queryRaw<{ all: string | null }[]>`
      SELECT (xpath('/row/c/text()', query_to_xml(
        format('SELECT string_agg(t::text, E''\\n'' ORDER BY t::text) AS c FROM %I t WHERE workspace_id = %L', ${name}::text, ${workspaceId}::text),
        false, true, '')))[1]::text AS all`;
    hash.update(`${name}: ${rows?.all ?? ""}\n`);
  }
  return hash.digest("hex");
}
