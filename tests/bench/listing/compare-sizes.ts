import { type Figure, median, percentile } from "#tests/bench/figures.ts";

export type Questions = Record<Kind, Record<string, () => Promise<unknown>>>;

type Kind = "pages" | "searches" | "filters" | "deep" | "counts" | "found";
type Site = { questions: Questions; enter: () => void };
type Times = Record<"few" | "many", Map<string, number[]>>;

const asksPerRound = 8;

/** Asks a list of ten thousand and one of a million the same, in turns. */
export async function compareSizes(
  sites: Record<"few" | "many", Site>,
  rounds: number,
): Promise<Figure[]> {
  const times: Times = { few: new Map(), many: new Map() };
  const asked = { few: new Map(allOf(sites.few.questions)), many: allOf(sites.many.questions) };
  for (let round = 0; round < rounds + 1; round++) {
    for (const [name, ofMany] of asked.many) {
      const ofFew = asked.few.get(name);
      for (let one = 0; ofFew && one < asksPerRound; one++) {
        const taken = {
          few: await timeOf(sites.few, ofFew),
          many: await timeOf(sites.many, ofMany),
        };
        // The first round warms what the others are measured with.
        if (round === 0) continue;
        for (const size of ["few", "many"] as const) {
          times[size].set(name, [...(times[size].get(name) ?? []), taken[size]]);
        }
      }
    }
  }
  return figuresOf(sites.many.questions, times);
}

function figuresOf(questions: Questions, times: Times): Figure[] {
  const middle = (size: keyof Times, name: string) => median(times[size].get(name) ?? []);
  const worst = (name: string) => percentile(times.many.get(name) ?? [], 0.95);
  const flat = allOf(questions).filter(([name]) => !/^(deep|counts|found)/.test(name));
  return [
    ...flat.map(
      ([name]): Figure => ({
        ...{ what: `P4 ${name} of 1,000,000, beside 10,000`, unit: "ms" },
        ...{ ours: middle("many", name), reference: middle("few", name) },
        budget: { of: "ratio", atMost: 1.3 },
      }),
    ),
    ...Object.keys(questions.deep).map(
      (name): Figure => ({
        ...{ what: `P4 ${name}, the middle beside the first page`, unit: "ms" },
        ...{ ours: middle("many", `deep: ${name}`), reference: middle("many", `pages: ${name}`) },
        budget: { of: "ratio", atMost: 1.3 },
      }),
    ),
    ...Object.keys(questions.searches).map(
      (name): Figure => ({
        ...{ what: `P4 ${name}, p95`, unit: "ms", reference: null },
        ours: worst(`searches: ${name}`),
        budget: { of: "ours", atMost: 50 },
      }),
    ),
    ...Object.keys(questions.counts).map(
      (name): Figure => ({
        ...{ what: `P4 count for ${name}`, unit: "ms", reference: null },
        ours: middle("many", `counts: ${name}`),
        budget: { of: "ours", atMost: 2 },
      }),
    ),
    // No page waits for these.
    ...Object.keys(questions.found).map(
      (name): Figure => ({
        ...{ what: `P4 count of ${name}, beside its list`, unit: "ms", reference: null },
        ours: worst(`found: ${name}`),
        budget: { of: "ours", atMost: 300 },
      }),
    ),
  ];
}

function allOf(questions: Questions) {
  return Object.entries(questions).flatMap(([kind, asked]) =>
    Object.entries(asked).map(([name, ask]) => [`${kind}: ${name}`, ask] as const),
  );
}

async function timeOf({ enter }: Site, ask: () => Promise<unknown>): Promise<number> {
  enter();
  const startedAt = performance.now();
  await ask();
  return performance.now() - startedAt;
}
