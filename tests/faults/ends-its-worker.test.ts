import { expect, test } from "vitest";
import { addPerson } from "#tests/support/add-person.ts";
import { eventually } from "#tests/support/eventually.ts";
import { openBrowser } from "#tests/support/http-browser.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { adminOf, playground } from "#tests/support/playground.ts";
import { checkInvariants, refusesASecondTicket } from "#tests/support/start-story.ts";
import { passTime } from "./site/pass-time.ts";
import { seedSite } from "./site/seed-site.ts";
import { type Site, startSite } from "./site/start-site.ts";

const rounds = 5;
const othersEachRound = 3;
const reason = "Timebook’s worker ended each time it worked on this";

const seed = await seedSite(seedTalks);

async function seedTalks(intercom: Simulator) {
  const acme = await playground({ intercom });
  const { workspaceId, sim, jonas, wish } = acme;
  const { cookie, member } = await addPerson({ workspaceId });
  const talks = Array.from({ length: rounds * othersEachRound + 1 }, (_, at) => {
    const body = `<p>Wish ${at}.</p>`;
    return sim.addConversation({ contacts: [jonas], body, deliver: false }).id;
  });
  const { workspaceSlug: slug } = member;
  return {
    appId: sim.appId,
    slug,
    cookie,
    talks,
    mobile: acme.mobile ?? "",
    tagging: { tagId: wish.id, ...adminOf(acme) },
  };
}

async function deliveriesOf({ db }: Site) {
  const { rows } = await db.query<{
    state: string;
    conversation: string;
    summary: string | null;
    lost: number;
  }>(`
    SELECT state, summary, leases_lost AS lost,
      convert_from(body, 'UTF8')::jsonb #>> '{data,item,conversation,id}' AS conversation
    FROM deliveries`);
  return rows;
}

type Row = Awaited<ReturnType<typeof deliveriesOf>>[number];

/**
 * The worker holds the one, as often as that, and has done all others: those it had taken together with the one only
 * from the third round on, since of what a worker left behind each is tried alone.
 */
function hasComeTo(rows: Row[], { poison, round }: { poison: string; round: number }): boolean {
  const held = rows.find(({ conversation }) => conversation === poison);
  const done = rows.filter(({ state }) => state === "done").length;
  const missing = round < 3 ? othersEachRound : 0;
  return (
    held?.state === "processing" &&
    held.lost === round - 1 &&
    done === round * othersEachRound - missing
  );
}

test("C1 I7 I8 a delivery that ends its worker five times is given up in sight, and all others are done meanwhile", async () => {
  const site = await startSite({ seed, fault: null, workers: 0 });
  const sim = site.intercom.findWorkspace(seed.appId);
  const [poison = "", ...others] = seed.talks;
  const tag = (id: string) => sim?.tag(id, seed.tagging);
  // Where a real one would end its worker, this one holds it, and the test ends it.
  site.intercom.failNext(`GET /conversations/${poison}`, { delayMs: 60_000, times: rounds + 1 });
  await tag(poison);
  let left = others.slice();
  for (let round = 1; round <= rounds; round++) {
    for (const id of left.slice(0, othersEachRound)) await tag(id);
    left = left.slice(othersEachRound);
    const worker = await site.start("worker");
    await eventually(async () => hasComeTo(await deliveriesOf(site), { poison, round }), 60_000);
    await worker.kill();
    await passTime(site);
  }
  await site.start("worker");
  await eventually(async () =>
    (await deliveriesOf(site)).every(({ state }) => state !== "processing"),
  );
  const given = (await deliveriesOf(site)).filter(({ state }) => state === "dead");
  expect(given).toMatchObject([{ conversation: poison, summary: reason }]);
  const browser = openBrowser(site.url, seed.cookie);
  const page = await browser.get(`${site.url}/${seed.slug}/settings/integrations/intercom`);
  expect(await page.text()).toContain(reason);
  const expected = others.map((id) => `${seed.mobile} ${id}`);
  await checkInvariants({ db: site.db, intercom: site.intercom, expected });
  expect(await refusesASecondTicket(site.db)).toBe(true);
  await site.stop();
});
