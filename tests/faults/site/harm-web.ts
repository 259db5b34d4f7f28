import { findBroken, refusesASecondTicket } from "#tests/support/start-story.ts";
import { type Fault, type Plan, type Site, startSite } from "./start-site.ts";
import { type Strike, strikes } from "./strike.ts";
import { busy, type Outcome } from "./sweep.ts";

export type Harmed = {
  site: Site;
  /** Notes what is wrong unless it holds. */
  must: (holds: boolean, otherwise: string) => void;
  /** To be called when the person has been answered or cut off: a web that is gone is started again. */
  strike: () => Promise<Strike>;
};

/** A web with the fault and a worker, for what a person does there; ended by the checker. */
export async function harmWeb(
  seed: Plan["seed"],
  fault: Fault,
  act: (harmed: Harmed) => Promise<void>,
): Promise<Outcome> {
  const site = await busy(() => startSite({ seed, fault }));
  const broken: string[] = [];
  let struck: string | null = null;
  const must = (holds: boolean, otherwise: string) => void (holds || broken.push(otherwise));
  const strike = async () => {
    const done = await strikeFaulty(site, fault);
    struck = done.struck;
    broken.push(...done.wrong);
    return done;
  };
  try {
    await busy(() => act({ site, must, strike }));
    broken.push(...(await findBroken({ db: site.db, intercom: site.intercom, expected: [] })));
    return { at: fault.at, struck, broken, refusesASecond: await refusesASecondTicket(site.db) };
  } finally {
    await site.stop();
  }
}

async function strikeFaulty(site: Site, fault: Fault): Promise<Strike> {
  const { faulty } = site;
  if (!faulty) throw new Error("No process has the fault");
  const done = await strikes[fault.mode]({ site, faulty, fault, isIdle: async () => true });
  if (done.ended) await site.start("web");
  return done;
}
