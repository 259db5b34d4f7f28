import { findBroken, refusesASecondTicket } from "#tests/support/start-story.ts";
import { openConnecting } from "./connections.ts";
import { points } from "./points.ts";
import type { Connecting } from "./seed-connecting.ts";
import type { Seed } from "./seed-site.ts";
import { type Fault, type Site, startSite } from "./start-site.ts";
import { strikes } from "./strike.ts";
import { busy, type Outcome } from "./sweep.ts";

/** What the person does next: presses "Connect Intercom" again at once, or only after the sweep. */
type Then = "again at once" | "again after the sweep";

const firstCommitted = points.connect.indexOf("connect.committed");

/** Connects as a browser does, while the fault waits; reloads; tries again unless it is connected; disconnects. */
export async function runConnect(
  seed: Seed<Connecting>,
  fault: Fault,
  then: Then,
): Promise<Outcome> {
  const site = await busy(() => startSite({ seed, fault }));
  try {
    return await busy(() => harm(site, seed, { fault, then }));
  } finally {
    await site.stop();
  }
}

async function harm(site: Site, seed: Connecting, { fault, then }: { fault: Fault; then: Then }) {
  const broken: string[] = [];
  const must = (holds: boolean, otherwise: string) => void (holds || broken.push(otherwise));
  const [place] = seed.places;
  if (!place || !site.faulty) throw new Error("There is nobody to connect");
  const intercom = openConnecting(site, seed);
  const browser = intercom.browse(place);
  const back = await intercom.authorize(browser, place);
  const said = await intercom.land(browser, back);
  const { faulty } = site;
  const strike = await strikes[fault.mode]({ site, faulty, fault, isIdle: async () => true });
  broken.push(...strike.wrong);
  must((said === null) === strike.ended, `the browser came to ${said}`);
  if (strike.ended) await site.start("web");

  const isCommitted = points.connect.indexOf(strike.struck ?? "") >= firstCommitted;
  const isConnected = async () => (await intercom.rows()).some((row) => row.status === "connected");
  must((await isConnected()) === isCommitted, "it is half connected");
  const { clearly, unsaid } = isCommitted ? words.connected : words.tryAgain;
  if (said !== null) must(unsaid.includes(said), `it said: ${said}`);
  const reloaded = await intercom.land(browser, back);
  must(reloaded === clearly, `a reload said: ${reloaded}`);

  const tokenIsUnknown = strike.struck === "connect.exchanged" && strike.ended;
  if (then === "again after the sweep") {
    await intercom.sweepLater();
    must((await intercom.leftBehind()) === 0, "a token stands in the database");
    const lost = (await intercom.unreferenced()).length;
    must(lost === (tokenIsUnknown ? 1 : 0), `${lost} tokens live that nobody knows`);
  }
  if (!isCommitted) {
    const again = await intercom.land(browser, await intercom.authorize(browser, place));
    must(again === "Intercom is connected.", `the next try said: ${again}`);
  }
  must((await intercom.audited("Intercom connected")) === 1, "it connected more than once");
  // Of two tokens for one Intercom workspace the older cannot be given back alone: a disconnect ends both.
  await intercom.disconnect(place);
  await intercom.sweepLater();
  must((await intercom.leftBehind()) === 0, "a token stands in the database at the end");
  must((await intercom.unreferenced()).length === 0, "a token outlives the disconnect");
  broken.push(...(await findBroken({ db: site.db, intercom: site.intercom, expected: [] })));
  return {
    at: fault.at,
    struck: strike.struck,
    broken,
    refusesASecond: await refusesASecondTicket(site.db),
  };
}

const words = {
  connected: {
    clearly: "Intercom is already connected.",
    unsaid: ["Intercom is already connected."],
  },
  tryAgain: {
    clearly: "This way back from Intercom has been used already.",
    unsaid: ["Timebook could not finish connecting."],
  },
};
