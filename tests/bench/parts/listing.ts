import { type Figure, median } from "#tests/bench/figures.ts";
import { compareSizes } from "#tests/bench/listing/compare-sizes.ts";
import { questionsTo } from "#tests/bench/listing/list-questions.ts";
import { type OpenSite, openSite } from "#tests/bench/listing/open-site.ts";
import { seedPeople } from "#tests/bench/listing/seed-people.ts";
import type { Cluster } from "#tests/bench/start-cluster.ts";
import { type App, startApp } from "#tests/support/start-app.ts";

const few = 10_000;
const many = 1_000_000;
const pagesPerRound = 20;

/** P4: whether lists and searches stay what they are while people become a hundred times as many. */
export async function measureListing(cluster: Cluster, rounds: number): Promise<Figure[]> {
  const sites = { few: await fill(cluster, few), many: await fill(cluster, many) };
  const figures = await compareSizes(sites, rounds);
  const pages = await measurePages(sites.many, rounds);
  for (const site of Object.values(sites)) await site.close();
  return [
    ...figures,
    {
      ...{ what: "P4 page of people, p50", unit: "ms", ours: pages.ours, reference: pages.bare },
      budget: { of: "ratio", atMost: 3 },
    },
  ];
}

async function fill(cluster: Cluster, people: number) {
  const site = await openSite(cluster, `listing_${people}`);
  await seedPeople(site.databaseUrl, { ...site, people });
  return { ...site, questions: await questionsTo(site.member) };
}

async function measurePages({ databaseUrl, workspaceId, cookie }: OpenSite, rounds: number) {
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
