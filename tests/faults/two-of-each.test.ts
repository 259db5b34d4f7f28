import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { eventually } from "#tests/support/eventually.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { prepareLoad } from "#tests/support/load/prepare-load.ts";
import { addTaggedWorkspaces } from "#tests/support/load/taggings.ts";
import { checkInvariants, refusesASecondTicket } from "#tests/support/start-story.ts";
import { noteWork, readClaims, readRuns } from "./site/note-work.ts";
import { intercomApp, seedSite } from "./site/seed-site.ts";
import { type Site, startSite } from "./site/start-site.ts";
import { hasNothingToDo } from "./site/tag-conversations.ts";

const workspaces = 4;
const events = 10_000;
const taggings = 1_000;
const copies = 1_000;
const notification = z.object({
  data: z.object({ item: z.object({ conversation: z.object({ id: z.string() }) }) }),
});

const seed = await seedSite(seedTaggings);
let site: Site;

beforeAll(async () => {
  site = await startSite({ seed, fault: null, webs: 2, workers: 0 });
  site.intercom.setRateLimit(1_000_000);
  await noteWork(site);
  await Promise.all([site.start("worker"), site.start("worker")]);
});
afterAll(() => site?.stop());

/** Of every ten taggings nine concern nobody. */
async function seedTaggings(intercom: Simulator) {
  const places = await addTaggedWorkspaces(intercom, workspaces);
  const made = Array.from({ length: events + 1 }, (_, at) => {
    const place = places[Math.floor(at / 10) % workspaces];
    const isTrigger = at % (events / taggings) === 0;
    const body = place?.tag(0, isTrigger) ?? "";
    const { id } = notification.parse(JSON.parse(body)).data.item.conversation;
    return { body, conversation: id, ticket: isTrigger ? `${place?.productId} ${id}` : null };
  });
  return { made };
}

const ticketsOf = (made: typeof seed.made) => made.flatMap(({ ticket }) => ticket ?? []);

/** Both webs are told the same at once. Resolves with how often they answered what. */
async function tellBoth(bodies: string[], connections: number) {
  const loads = site.servers().map((server) =>
    prepareLoad(
      {
        url: `${server}/api/intercom/webhook`,
        secret: intercomApp.clientSecret,
        pace: { connections },
      },
      bodies,
    ),
  );
  const ready = await Promise.all(loads);
  const results = await Promise.all(ready.map((load) => load.run()));
  return results.map(({ statuses }) => statuses);
}

async function expectTickets(tickets: string[], deliveries: number): Promise<void> {
  await eventually(() => hasNothingToDo(site), 120_000);
  const { rows } = await site.db.query("SELECT count(*)::int AS count FROM deliveries");
  expect(rows).toEqual([{ count: deliveries }]);
  await checkInvariants({ db: site.db, intercom: site.intercom, expected: tickets });
  expect(await refusesASecondTicket(site.db)).toBe(true);
}

test("F1 I1 I3 I7 two webs are told of 10,000 taggings each, and two workers claim every one of them once", async () => {
  const made = seed.made.slice(0, events);
  const bodies = made.map(({ body }) => body);
  expect(await tellBoth(bodies, 16)).toEqual([{ 200: events }, { 200: events }]);
  const tickets = ticketsOf(made);
  expect(tickets).toHaveLength(taggings);
  await expectTickets(tickets, events);
  const claimed = await readClaims(site);
  console.log(`F1: ${events} events, ${taggings} tickets, ${claimed?.claims} claims`);
  expect(claimed).toMatchObject({ deliveries: events, held: 0, leases: claimed?.claims });
  for (const passed of site.passed("worker")) expect(passed).toContain("done.committed");
  const asked = site.intercom.calls.filter(({ path }) => path.startsWith("/conversations/"));
  expect(asked).toHaveLength(taggings);
});

test("F2 I1 two webs are told the same 1,000 times at the same moment: one row, one ticket", async () => {
  const last = seed.made.slice(events);
  const bodies = Array.from({ length: copies / 2 }, () => last[0]?.body ?? "");
  const answers = { 200: copies / 2 };
  expect(await tellBoth(bodies, copies / 2)).toEqual([answers, answers]);
  await expectTickets(ticketsOf(seed.made), events + 1);
});

test("F3 two workers keep one timetable: what a minute brings is queued once and ended once", async () => {
  const minutely = ["finish", "sweep"];
  await eventually(async () => {
    const runs = await readRuns(site);
    return minutely.every((task) => runs.some((run) => run.task === task && run.ended > 0));
  }, 90_000);
  const runs = await readRuns(site);
  console.log(`F3: ${runs.length} jobs of the timetable`);
  // The last may not have ended yet.
  expect(runs.filter(({ queued, ended }) => queued !== 1 || ended > 1)).toEqual([]);
});
