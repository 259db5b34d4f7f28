export type Outcome = {
  at: number | string;
  /** The point that the fault struck at; null where the process never came so far. */
  struck: string | null;
  broken: string[];
  /** Whether the database itself would have refused a second ticket. */
  refusesASecond: boolean;
};

const atOnce = 8;
const busyAtOnce = 2;
let free = busyAtOnce;
const waiting: (() => void)[] = [];

/** Starting processes and making them work is for two runs at once; to wait for the end of a lease costs nothing. */
export async function busy<T>(work: () => Promise<T>): Promise<T> {
  while (free === 0) await new Promise<void>((go) => waiting.push(go));
  free--;
  try {
    return await work();
  } finally {
    free++;
    waiting.shift()?.();
  }
}

/** Runs at N = 1, 2, … until so many runs were not struck, because the process passes no N points. */
export async function sweepNumbers(
  run: (at: number) => Promise<Outcome>,
  misses = 1,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 1;
  const missed = () => outcomes.filter(({ struck }) => struck === null).length;
  await inLanes(async () => {
    if (missed() >= misses) return false;
    outcomes.push(await run(next++));
    return true;
  });
  return outcomes.toSorted((a, b) => Number(a.at) - Number(b.at));
}

export async function sweepNames(
  names: string[],
  run: (at: string) => Promise<Outcome>,
): Promise<Outcome[]> {
  const left = [...names];
  const outcomes: Outcome[] = [];
  await inLanes(async () => {
    const name = left.shift();
    if (name) outcomes.push(await run(name));
    return name !== undefined;
  });
  return outcomes;
}

async function inLanes(step: () => Promise<boolean>): Promise<void> {
  const lane = async () => {
    while (await step());
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** Prints what was struck, and throws unless every name was, at least so many times in all, and nothing broke. */
export function report(
  title: string,
  outcomes: Outcome[],
  must: { names: string[]; atLeast: number },
) {
  const struck = outcomes.filter((outcome) => outcome.struck !== null);
  const counts = must.names.map((name) => {
    return `${name} ${struck.filter((outcome) => outcome.struck === name).length}`;
  });
  console.log(
    `${title}: ${struck.length} runs struck at ${must.names.length} points (${counts.join(", ")})`,
  );
  return {
    missing: must.names.filter((name) => !struck.some((outcome) => outcome.struck === name)),
    tooFew: struck.length < must.atLeast,
    notRefused: outcomes.filter(({ refusesASecond }) => !refusesASecond).length,
    broken: outcomes.flatMap(({ at, struck, broken }) =>
      broken.map((what) => `${at} ${struck}: ${what}`),
    ),
  };
}

export const nothingBroken = { missing: [], tooFew: false, notRefused: 0, broken: [] };
