import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "#lib/database/migrate.ts";
import { type Figure, median } from "#tests/bench/figures.ts";
import { memoryOf } from "#tests/bench/process-figures.ts";
import type { Cluster } from "#tests/bench/start-cluster.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { type App, startApp } from "#tests/support/start-app.ts";

const tickets = 40;
const title = "Let me reorder stops";
const fewRequests = 500;
const manyRequests = 10_000;
const readers = 4;
const askEveryMs = 4;
/** So long after the last request V8 has given back what it held for the next one. */
const restMs = 30_000;

type Page = { path: string; cookie: string };

/** P5: what the web process costs by being there: its start, and its memory after few and after many requests. */
export async function measureStanding(cluster: Cluster, rounds: number): Promise<Figure[]> {
  const databaseUrl = await cluster.addDatabase("standing");
  await migrate(databaseUrl);
  Object.assign(process.env, { DATABASE_URL: databaseUrl });
  const { inbox, pages } = await seed();
  const ours = { databaseUrl, env: { WORKER: "off" }, until: null };
  const reference = { ...ours, program: "tests/bench/reference/bare-page.ts" };
  const starts: Record<"ours" | "reference", number[]> = { ours: [], reference: [] };
  for (let round = 0; round < rounds; round++) {
    starts.reference.push(await untilFirstPage(reference, { path: "/", cookie: "" }));
    starts.ours.push(await untilFirstPage(ours, inbox));
  }
  const app = await startApp({ ...ours, until: "ready" });
  await askFor(app, pages, fewRequests);
  const atOnce = memoryOf(app.pid);
  await sleep(restMs);
  const afterFew = memoryOf(app.pid);
  await askFor(app, pages, manyRequests - fewRequests);
  await sleep(restMs);
  const afterMany = memoryOf(app.pid);
  await app.stop();
  return [
    {
      what: "P5 cold start to the first page from the database",
      unit: "ms",
      ours: median(starts.ours),
      reference: median(starts.reference),
      budget: { of: "ratio", atMost: 8 },
    },
    {
      what: `P5 memory of the web process after ${fewRequests} requests, at rest`,
      unit: "MiB",
      ours: afterFew,
      reference: null,
      budget: { of: "ours", atMost: 190 },
    },
    {
      what: `P5 its memory while the last of the ${fewRequests} is answered`,
      unit: "MiB",
      ours: atOnce,
      reference: null,
      budget: null,
    },
    {
      what: `P5 the same after ${manyRequests} requests, beside that`,
      unit: "MiB",
      ours: afterMany,
      reference: afterFew,
      budget: { of: "ratio", atMost: 1.1 },
    },
  ];
}

async function seed(): Promise<{ inbox: Page; pages: Page[] }> {
  const { workspaceId, products } = await addWorkspace({
    slug: "acme",
    products: [["MOB", "Mobile"]],
  });
  const productId = products[0]?.id ?? "";
  for (let number = 1; number <= tickets; number++) {
    await addTicket({ workspaceId, productId, number, title: `${title} ${number}` });
  }
  const { cookie } = await addPerson({ workspaceId });
  const path = "/acme/products/MOB/feedback";
  const inbox = { path, cookie };
  const ticketPages = Array.from({ length: tickets }, (_, at) => ({
    path: `${path}/MOB-${at + 1}`,
    cookie,
  }));
  return { inbox, pages: ticketPages.flatMap((page) => [inbox, page]) };
}

async function untilFirstPage(
  options: Parameters<typeof startApp>[0],
  { path, cookie }: Page,
): Promise<number> {
  const startedAt = performance.now();
  const app = await startApp(options);
  for (;;) {
    const answer = await fetch(app.url + path, { headers: { cookie } }).catch(() => null);
    const page = await answer?.text();
    if (answer?.ok && page?.includes(title)) break;
    await sleep(askEveryMs);
  }
  const ms = performance.now() - startedAt;
  await app.stop();
  return ms;
}

async function askFor(app: App, pages: Page[], count: number): Promise<void> {
  let asked = 0;
  async function keepAsking(): Promise<void> {
    while (asked < count) {
      const page = pages[asked++ % pages.length];
      if (!page) throw new Error("There is no page to ask for");
      const answer = await fetch(app.url + page.path, { headers: { cookie: page.cookie } });
      const text = await answer.text();
      if (!answer.ok || !text.includes(title)) throw new Error(`${page.path}: ${answer.status}`);
    }
  }
  await Promise.all(Array.from({ length: readers }, keepAsking));
}
