import { findBroken, refusesASecondTicket } from "#tests/support/start-story.ts";
import { openConnecting } from "./connections.ts";
import { points } from "./points.ts";
import type { Connecting } from "./seed-connecting.ts";
import type { Seed } from "./seed-site.ts";
import { type Fault, type Site, startSite } from "./start-site.ts";
import { strikes } from "./strike.ts";
import { busy, type Outcome } from "./sweep.ts";

type Run = { fault: Fault; yes: "again" | "never" };

const firstCommitted = points.switch.indexOf("connect.committed");

/** Says yes to another Intercom workspace while the fault waits; where it came to nothing, once more or never again. */
export async function runSwitch(
  seed: Seed<Connecting>,
  fault: Fault,
  yes: Run["yes"],
): Promise<Outcome> {
  const site = await busy(() => startSite({ seed, fault }));
  try {
    return await busy(() => harm(site, seed, { fault, yes }));
  } finally {
    await site.stop();
  }
}

async function harm(site: Site, seed: Connecting, { fault, yes }: Run): Promise<Outcome> {
  const broken: string[] = [];
  const must = (holds: boolean, otherwise: string) => void (holds || broken.push(otherwise));
  const [place] = seed.places;
  const { faulty } = site;
  if (!place || !faulty) throw new Error("There is nobody to connect");
  const former = openConnecting(site, seed);
  const other = openConnecting(site, { appId: seed.otherAppId });
  const connectedTo = async () => (await other.rows())[0]?.intercomAppId;
  const browser = other.browse(place);
  const asked = await other.land(browser, await other.authorize(browser, place));
  must(asked === "Switch to", `it said: ${asked}`);
  const pending = await other.pendingId();

  await other.press(place, "confirmOtherWorkspace", pending);
  const strike = await strikes[fault.mode]({ site, faulty, fault, isIdle: async () => true });
  broken.push(...strike.wrong);
  if (strike.ended) await site.start("web");
  const isCommitted = points.switch.indexOf(strike.struck ?? "") >= firstCommitted;
  must((await connectedTo()) === (isCommitted ? seed.otherAppId : seed.appId), "half switched");
  if (!isCommitted && yes === "again") {
    await other.press(place, "confirmOtherWorkspace", pending);
    must((await connectedTo()) === seed.otherAppId, "the second yes did nothing");
  }
  const isSwitched = isCommitted || yes === "again";
  must((await other.audited("Intercom connected")) === (isSwitched ? 1 : 0), "not told once");
  await other.sweepLater();
  must((await other.leftBehind()) === 0, "a token stands in the database");
  for (const one of [former, other]) {
    must((await one.unreferenced()).length === 0, "a token lives that nobody knows");
  }
  must(await other.isLetIn(place.workspaceId), "the connection is refused at Intercom");
  broken.push(...(await findBroken({ db: site.db, intercom: site.intercom, expected: [] })));
  const refusesASecond = await refusesASecondTicket(site.db);
  return { at: fault.at, struck: strike.struck, broken, refusesASecond };
}
