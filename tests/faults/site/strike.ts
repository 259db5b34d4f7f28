import { eventually } from "#tests/support/eventually.ts";
import { type Fault, type Mode, pointsIn, type Running, type Site } from "./start-site.ts";

/** What the fault did to its process: where it struck, whether the process is gone, and what of that is wrong. */
export type Strike = { struck: string | null; ended: boolean; wrong: string[] };

type Struck = {
  site: Site;
  faulty: Running;
  fault: Fault;
  isIdle: (site: Site) => Promise<boolean>;
};

// Longer than the nine seconds after which a worker that does not come to an end gives up on it.
const stopWithinMs = 20_000;
const withinMs = 60_000;
const leaseMs = 30_000;

/** Where only the one call hangs, which Intercom gives up and repeats. All others hang until somebody ends the process. */
const hangsAlone = ["receive.read", "receive.verified", "answer.before", "answer.after"];

export const strikes: Record<Mode, (struck: Struck) => Promise<Strike>> = {
  async kill(struck) {
    await untilStruckOrIdle(struck);
    const where = whereIn(struck);
    // The point is written down before the process dies of it, and its end is heard of a moment later.
    if (where !== null) await eventually(struck.faulty.hasEnded, withinMs);
    return { struck: where, ended: where !== null, wrong: [] };
  },

  /** The work fails and the process lives. */
  async throw(struck) {
    await untilStruck(struck);
    const ended = struck.faulty.hasEnded();
    return { struck: whereIn(struck), ended, wrong: ended ? ["the process ended"] : [] };
  },

  async hang(struck) {
    await untilStruck(struck);
    const where = whereIn(struck);
    if (where === null || hangsAlone.includes(where))
      return { struck: where, ended: false, wrong: [] };
    process.kill(struck.faulty.pid, "SIGTERM");
    return { struck: where, ended: true, wrong: await untilEnded(struck) };
  },

  /** It finishes what it is doing, or puts it back, and nothing has to wait for a lease. */
  async stop(struck) {
    await untilStruck(struck);
    const wrong = await untilEnded(struck);
    const code = await struck.faulty.exited;
    if (code !== 0) wrong.push(`ended with ${code} instead of 0`);
    const held = () => countHeld(struck.site);
    // The worker beside a web that was stopped may be in the middle of its work; nobody waits for a lease to end.
    if (struck.fault.role === "web")
      await eventually(async () => (await held()) === 0, leaseMs / 2);
    else if ((await held()) > 0) wrong.push(`${await held()} deliveries held by nobody`);
    return { struck: whereIn(struck), ended: true, wrong };
  },

  /** A worker ends with 1; in the web Next's own listener notes it in the log, and every request goes on. */
  async reject(struck) {
    await untilStruck(struck);
    const { role } = struck.fault;
    if (role === "web") return strikes.throw(struck);
    const wrong = await untilEnded(struck);
    const code = await struck.faulty.exited;
    if (code !== 1) wrong.push(`ended with ${code} instead of 1`);
    return { struck: whereIn(struck), ended: true, wrong };
  },
};

async function countHeld({ db }: Site): Promise<number> {
  const { rowCount } = await db.query("SELECT FROM deliveries WHERE state = 'processing'");
  return rowCount ?? 0;
}

async function untilStruck(struck: Struck): Promise<void> {
  await eventually(() => whereIn(struck) !== null, withinMs);
}

/** Null: the process has not come to the point yet. */
function whereIn(struck: Struck): string | null {
  const { at } = struck.fault;
  const passed = passedBy(struck);
  return (typeof at === "number" ? passed[at - 1] : passed.find((name) => name === at)) ?? null;
}

const passedBy = ({ faulty }: Struck) => pointsIn(faulty.trace);

async function untilEnded({ faulty }: Struck): Promise<string[]> {
  try {
    await eventually(faulty.hasEnded, stopWithinMs);
    return [];
  } catch {
    await faulty.kill();
    return ["did not end when asked to"];
  }
}

async function untilStruckOrIdle(struck: Struck): Promise<void> {
  const { site, isIdle } = struck;
  // Work that does not come to its end is for the checker to say.
  await eventually(async () => whereIn(struck) !== null || (await isIdle(site)), withinMs).catch(
    () => null,
  );
}
