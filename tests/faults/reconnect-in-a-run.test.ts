import { expect, test } from "vitest";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { eventually } from "#tests/support/eventually.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { adminOf, playground } from "#tests/support/playground.ts";
import { checkInvariants } from "#tests/support/start-story.ts";
import { connectionsOf } from "./site/connections.ts";
import { seedSite } from "./site/seed-site.ts";
import { openSettings, says } from "./site/settings-page.ts";
import { type Site, startSite } from "./site/start-site.ts";
import { hasNothingToDo } from "./site/tag-conversations.ts";

const talks = 60;
/** As many as a worker asks Intercom about at the same time. */
const atOnce = 8;

const seed = await seedSite(seedTalks);

async function seedTalks(intercom: Simulator) {
  const acme = await playground({ intercom });
  const { workspaceId, sim, jonas } = acme;
  const { cookie, member } = await addPerson({ workspaceId });
  const conversations = Array.from({ length: talks }, (_, at) => {
    const body = `<p>Wish ${at}.</p>`;
    return sim.addConversation({ contacts: [jonas], body, deliver: false }).id;
  });
  return {
    appId: sim.appId,
    places: [{ workspaceId, slug: member.workspaceSlug, cookie }],
    conversations,
    tagging: { tagId: acme.wish.id, ...adminOf(acme) },
    expected: conversations.map((id) => `${acme.mobile} ${id}`),
  };
}

/** A worker in the middle of its conversations, and the address that Intercom sends the browser back to. */
async function startRun(site: Site) {
  const [place] = seed.places;
  const sim = site.intercom.findWorkspace(seed.appId);
  if (!place || !sim) throw new Error("There is nobody to reconnect");
  const settings = openSettings(site, place);
  const back = await settings.authorize(seed.appId);
  const [former = ""] = (await connectionsOf(site)).map(openToken);
  site.intercom.failNext("GET /conversations/*", { delayMs: 300, times: talks });
  await Promise.all(seed.conversations.map((id) => sim.tag(id, seed.tagging)));
  await eventually(() => fetched(site).length >= atOnce);
  return { sim, former, reconnect: () => settings.land(back) };
}

const fetched = ({ intercom }: Site) =>
  intercom.calls.filter(({ path }) => path.startsWith("/conversations/"));

async function expectAllDone(site: Site): Promise<void> {
  await eventually(() => hasNothingToDo(site), 60_000);
  await checkInvariants({ db: site.db, intercom: site.intercom, expected: seed.expected });
}

test("F10 I3 reconnecting in the middle of a run: once that is committed no conversation is begun with the former token", async () => {
  const site = await startSite({ seed, fault: null });
  const { former, reconnect } = await startRun(site);
  expect(await reconnect()).toBe(says.connected);
  const before = fetched(site).length;
  await expectAllDone(site);
  const after = fetched(site).slice(before);
  const late = after.filter(({ token }) => token === former).length;
  console.log(`F10: ${before} asked for before, ${late} under way, ${after.length - late} after`);
  expect(after.length).toBeGreaterThan(atOnce);
  expect(late).toBeLessThanOrEqual(atOnce);
  await site.stop();
});

test("F10 I3 I7 the former token is refused in the middle of a run: a refusal that comes late undoes no reconnect", async () => {
  const site = await startSite({ seed, fault: null });
  const { sim, reconnect } = await startRun(site);
  sim.revokeTokens();
  expect(await reconnect()).toBe(says.connected);
  await expectAllDone(site);
  expect(await connectionsOf(site)).toMatchObject([{ status: "connected" }]);
  await site.stop();
});
