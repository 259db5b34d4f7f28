import { migrate } from "#lib/database/migrate.ts";
import { closePool } from "#lib/database/pool.ts";
import { type Figure, median, percentile } from "#tests/bench/figures.ts";
import { type Questions, questionsTo } from "#tests/bench/listing/list-questions.ts";
import { seedPeople } from "#tests/bench/listing/seed-people.ts";
import type { Cluster } from "#tests/bench/start-cluster.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { type App, startApp } from "#tests/support/start-app.ts";

const few = 10_000;
const many = 1_000_000;
const asksPerRound = 8;
const pagesPerRound = 20;

/** P4: whether lists and searches stay what they are while people become a hundred times as many. */
export async function measureListing(cluster: Cluster, rounds: number): Promise<Figure[]> {
  const sites = { few: await openSite(cluster, few), many: await openSite(cluster, many) };
  const times = { few: new Map<string, number[]>(), many: new Map<string, number[]>() };
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
  const pages = await measurePages(sites.many, rounds);
  for (const site of Object.values(sites)) {
    site.enter();
    await closePool();
  }
  const middle = (size: keyof typeof times, name: string) => median(times[size].get(name) ?? []);
  const { questions } = sites.many;
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
        ours: percentile(times.many.get(`searches: ${name}`) ?? [], 0.95),
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
        ours: percentile(times.many.get(`found: ${name}`) ?? [], 0.95),
        budget: { of: "ours", atMost: 300 },
      }),
    ),
    {
      ...{ what: "P4 page of people, p50", unit: "ms", ours: pages.ours, reference: pages.bare },
      budget: { of: "ratio", atMost: 3 },
    },
  ];
}

async function openSite(cluster: Cluster, people: number) {
  const databaseUrl = await cluster.addDatabase(`listing_${people}`);
  await migrate(databaseUrl);
  Object.assign(process.env, { DATABASE_URL: databaseUrl });
  globalThis.timebookEnv = undefined;
  globalThis.timebookPool = undefined;
  globalThis.timebookDatabase = undefined;
  const { workspaceId, products } = await addWorkspace({
    slug: "acme",
    products: [["MOB", "Mobile"]],
  });
  const { member, cookie } = await addPerson({ workspaceId });
  await seedPeople(databaseUrl, { workspaceId, productId: products[0]?.id ?? "", people });
  const questions = await questionsTo(member);
  const { timebookPool, timebookDatabase, timebookEnv } = globalThis;
  const enter = () => Object.assign(globalThis, { timebookPool, timebookDatabase, timebookEnv });
  return { databaseUrl, workspaceId, cookie, questions, enter };
}

type Site = Awaited<ReturnType<typeof openSite>>;

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

async function measurePages({ databaseUrl, workspaceId, cookie }: Site, rounds: number) {
  const ours = await startApp({ databaseUrl, env: { WORKER: "off" } });
  const program = "tests/bench/reference/bare-list.ts";
  const bare = await startApp({
    ...{ databaseUrl, program, until: "live" },
    env: { WORKSPACE_ID: workspaceId },
  });
  const times: Record<"ours" | "bare", number[]> = { ours: [], bare: [] };
  const ask = async (who: keyof typeof times, { url }: App) => {
    const startedAt = performance.now();
    const answer = await fetch(`${url}/acme/contacts`, { headers: { cookie } });
    const text = await answer.text();
    if (!text.includes(".example")) throw new Error(`Nobody is on the page: ${answer.status}`);
    times[who].push(performance.now() - startedAt);
  };
  for (let round = 0; round < pagesPerRound * (rounds + 1); round++) {
    await ask("bare", bare);
    await ask("ours", ours);
  }
  await Promise.all([ours.stop(), bare.stop()]);
  const warm = (all: number[]) => median(all.slice(pagesPerRound));
  return { ours: warm(times.ours), bare: warm(times.bare) };
}
