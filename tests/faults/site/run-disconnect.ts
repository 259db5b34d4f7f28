import { findBroken, refusesASecondTicket } from "#tests/support/start-story.ts";
import { openConnecting } from "./connections.ts";
import type { Connecting } from "./seed-connecting.ts";
import type { Seed } from "./seed-site.ts";
import { type Fault, type Site, startSite } from "./start-site.ts";
import { strikes } from "./strike.ts";
import { busy, type Outcome } from "./sweep.ts";

/** Disconnects the first of the workspaces while the fault waits, and lets the sweep end what it left half done. */
export async function runDisconnect(seed: Seed<Connecting>, fault: Fault): Promise<Outcome> {
  const site = await busy(() => startSite({ seed, fault }));
  try {
    return await busy(() => harm(site, seed, fault));
  } finally {
    await site.stop();
  }
}

async function harm(site: Site, seed: Connecting, fault: Fault): Promise<Outcome> {
  const broken: string[] = [];
  const must = (holds: boolean, otherwise: string) => void (holds || broken.push(otherwise));
  const [leaving, ...staying] = seed.places;
  if (!leaving || !site.faulty) throw new Error("There is nobody to disconnect");
  const intercom = openConnecting(site, seed);
  const stateOf = async (workspaceId: string) =>
    (await intercom.rows()).find((row) => row.workspaceId === workspaceId)?.status;

  await intercom.disconnect(leaving);
  const { faulty } = site;
  const strike = await strikes[fault.mode]({ site, faulty, fault, isIdle: async () => true });
  broken.push(...strike.wrong);
  if (strike.ended) await site.start("web");

  const isUndone = strike.struck === "disconnect.marked";
  const state = await stateOf(leaving.workspaceId);
  must(state === (isUndone ? "connected" : "disconnected"), `it is ${state}`);
  if (isUndone) {
    must((await intercom.unreferenced()).length === 0, "the access was given back all the same");
    await intercom.disconnect(leaving);
  }
  await intercom.sweepLater();
  must((await intercom.leftBehind()) === 0, "the token stands in the database");
  must((await stateOf(leaving.workspaceId)) === "disconnected", "it is not disconnected");
  must((await intercom.audited("Intercom disconnected")) === 1, "it disconnected more than once");
  for (const { workspaceId, slug } of staying) {
    must((await stateOf(workspaceId)) === "connected", `${slug} is not connected any more`);
    must(await intercom.isLetIn(workspaceId), `${slug} is refused at Intercom`);
  }
  for (const place of staying) await intercom.disconnect(place);
  must((await intercom.unreferenced()).length === 0, "a token outlives the last disconnect");
  broken.push(...(await findBroken({ db: site.db, intercom: site.intercom, expected: [] })));
  const refusesASecond = await refusesASecondTicket(site.db);
  return { at: fault.at, struck: strike.struck, broken, refusesASecond };
}
