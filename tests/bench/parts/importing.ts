import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { migrate } from "#lib/database/migrate.ts";
import { type Figure, type Limit, median } from "#tests/bench/figures.ts";
import {
  type Import,
  importOnce,
  importWithKill,
  openSite,
  type Site,
  serveIntercom,
} from "#tests/bench/importing/import-site.ts";
import type { Cluster } from "#tests/bench/start-cluster.ts";
import type { App } from "#tests/support/start-app.ts";

const few = 10_000;
const many = 100_000;
const latencyMs = 200;
const perPage = 150;

type Runs = { first: Import[]; again: Import[]; bare: number[]; killed: number[]; alone: number };

/** P3: what an import costs beside a writer that does the least, both fed by the same prepared answers. */
export async function measureImporting(cluster: Cluster, rounds: number): Promise<Figure[]> {
  const small = await importsOf(cluster, few, rounds);
  const large = await importsOf(cluster, many, Math.max(1, Math.floor(rounds / 2)));
  const far = await importFromAfar(cluster);
  const beside = ({ what, unit, ours, to, ...limit }: Beside): Figure => ({
    ...{ what: `P3 ${what}`, unit, ours, reference: to },
    budget: { of: "ratio", ...limit },
  });
  return [
    ...ofSize("10,000", small).map(beside),
    ...ofSize("100,000", large).map(beside),
    beside({
      what: `first import of 10,000 at ${latencyMs} ms a call, beside the cursor alone`,
      ...{ unit: "rows/s", ours: far.ours, to: far.cursor, atLeast: 0.9 },
    }),
    beside({
      what: "most memory of the worker at 100,000, beside 10,000",
      ...{ unit: "MiB", ours: middle(large.first, "peakMiB"), to: middle(small.first, "peakMiB") },
      atMost: 1.2,
    }),
    beside({
      what: "calls of an import of 100,000 with a kill, beside one without",
      ...{ unit: "calls", ours: median(large.killed), to: middle(large.first, "calls") },
      atMost: 1.02,
    }),
    {
      ...{ what: "P3 what the prepared answers alone can serve", unit: "rows/s" },
      ...{ ours: large.alone, reference: null, budget: null },
    },
  ];
}

type Beside = Limit & { what: string; unit: string; ours: number; to: number };

function ofSize(people: string, { first, again, bare }: Runs): Beside[] {
  const perSecond = middle(first, "perSecond");
  const mebibytes = (runs: Import[]) => middle(runs, "walBytes") / 2 ** 20;
  return [
    {
      what: `first import of ${people}`,
      ...{ unit: "rows/s", ours: perSecond, to: median(bare), atLeast: 0.8 },
    },
    {
      what: `repeated import of ${people}, beside the first`,
      ...{ unit: "rows/s", ours: middle(again, "perSecond"), to: perSecond, atLeast: 1.5 },
    },
    {
      what: `WAL of the repeated import of ${people}, beside the first`,
      ...{ unit: "MiB", ours: mebibytes(again), to: mebibytes(first), atMost: 0.05 },
    },
  ];
}

function middle(runs: Import[], field: keyof Import): number {
  return median(runs.map((run) => run[field]));
}

/** In turns, so that whatever else the machine does meets both. */
async function importsOf(cluster: Cluster, people: number, rounds: number): Promise<Runs> {
  const served = await serveIntercom(people);
  const runs: Runs = { first: [], again: [], bare: [], killed: [], alone: 0 };
  runs.alone = await walk(served);
  for (let round = 0; round < rounds; round++) {
    runs.bare.push(await bareImport(cluster, served));
    const site = await openSite(cluster, served);
    runs.first.push(await importOnce(site));
    await rest(cluster, site);
    runs.again.push(await importOnce(site));
    await site.close();
    console.log(people, runs.bare.at(-1), runs.first.at(-1), runs.again.at(-1));
  }
  if (people === many) {
    const site = await openSite(cluster, served);
    runs.killed.push(await importWithKill(site));
    await site.close();
  }
  await served.stop();
  return runs;
}

/** A day lies between a run and the next: PostgreSQL has looked after its tables by then. */
function rest(cluster: Cluster, { databaseUrl }: Site): Promise<void> {
  const tables = ["contacts", "companies", "contact_companies"];
  return cluster.run(databaseUrl, ...tables.map((table) => `VACUUM (ANALYZE) ${table}`));
}

async function bareImport(cluster: Cluster, served: App): Promise<number> {
  const databaseUrl = await cluster.addDatabase("importing_reference");
  await migrate(databaseUrl);
  const env = { ...process.env, DATABASE_URL: databaseUrl, INTERCOM_API_URL: served.url };
  const program = ["tests/bench/reference/bare-import.ts"];
  const { stdout } = await promisify(execFile)(process.execPath, program, { env });
  const { rows, seconds } = JSON.parse(stdout);
  return rows / seconds;
}

async function importFromAfar(cluster: Cluster): Promise<{ ours: number; cursor: number }> {
  const served = await serveIntercom(few, latencyMs);
  const cursor = await walk(served);
  const site = await openSite(cluster, served);
  const { perSecond } = await importOnce(site);
  await site.close();
  await served.stop();
  return { ours: perSecond, cursor };
}

/** Rows a second along the cursor, of somebody who looks at nothing. */
async function walk(served: App): Promise<number> {
  const startedAt = performance.now();
  let place = "";
  let rows = 0;
  for (;;) {
    const page = await fetch(`${served.url}/contacts?per_page=${perPage}${place}`);
    const { data, pages } = await page.json();
    rows += data.length;
    if (!pages.next) return (rows * 1000) / (performance.now() - startedAt);
    place = `&starting_after=${pages.next.starting_after}`;
  }
}
