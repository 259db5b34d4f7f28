import { type Browser, chromium, type Page } from "@playwright/test";
import { type Figure, median } from "#tests/bench/figures.ts";
import { type Seen, seeWhatIsPainted } from "#tests/bench/inbox/see-painting.ts";
import { seedTickets } from "#tests/bench/inbox/seed-tickets.ts";
import { openSite } from "#tests/bench/listing/open-site.ts";
import type { Cluster } from "#tests/bench/start-cluster.ts";
import { findBrowser } from "#tests/support/find-browser.ts";
import { startApp } from "#tests/support/start-app.ts";

const tickets = 10_000;
const viewport = { width: 1440, height: 900 };
const steps = 20;
const settleMs = 1_000;

type Visit = Seen & { requests: number; scriptBytes: number };
type Address = { url: string; cookie: string | null; row: string };

/** P4: what a browser that was never here loads for an inbox, until its first row and while one moves through it. */
export async function measureFirstLoad(cluster: Cluster, rounds: number): Promise<Figure[]> {
  const site = await openSite(cluster, "first_load");
  const { databaseUrl, workspaceId, productId, member } = site;
  const assignees = [member.userId];
  await seedTickets(databaseUrl, {
    ...{ workspaceId, productId, reader: member.userId, assignees, tickets },
  });
  await site.close();
  const started = { databaseUrl, env: { WORKER: "off" } };
  const app = await startApp({ ...started, until: "ready" });
  const bare = await startApp({ ...started, program: "tests/bench/reference/bare-page.ts" });
  const args = ["--no-sandbox", "--disable-dev-shm-usage"];
  const browser = await chromium.launch({ executablePath: findBrowser(), args });
  const inbox = `${app.url}/acme/products/MOB/feedback`;
  const ours = { url: inbox, cookie: site.cookie, row: "[data-row]" };
  const reference = { url: bare.url, cookie: null, row: "li" };
  // The first visit wakes the server up.
  await visit(browser, ours);
  const visits: Record<"ours" | "reference", Visit[]> = { ours: [], reference: [] };
  for (let round = 0; round < rounds; round++) {
    visits.reference.push(await visit(browser, reference));
    visits.ours.push(await visit(browser, ours));
  }
  await browser.close();
  await app.stop();
  await bare.stop();
  return figuresOf(visits);
}

async function visit(browser: Browser, { url, cookie, row }: Address): Promise<Visit> {
  const context = await browser.newContext({ viewport });
  const [name, value] = cookie?.split("=") ?? [];
  if (name && value) await context.addCookies([{ name, value, url: new URL(url).origin }]);
  const page = await context.newPage();
  const loaded = watchRequests(page);
  const seen = await seeWhatIsPainted(page, row);
  await page.goto(url);
  await page.locator(row).first().waitFor();
  await page.waitForTimeout(settleMs);
  for (let step = 0; step < steps; step++) await page.keyboard.press("j", { delay: 20 });
  await page.waitForTimeout(settleMs);
  const result = { ...(await seen()), ...(await loaded()) };
  await context.close();
  return result;
}

function watchRequests(page: Page): () => Promise<Pick<Visit, "requests" | "scriptBytes">> {
  let requests = 0;
  const sizes: Promise<number>[] = [];
  page.on("request", () => {
    requests++;
  });
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  return async () => {
    const bytes = await Promise.all(sizes);
    return { requests, scriptBytes: bytes.reduce((sum, size) => sum + size, 0) };
  };
}

function figuresOf({ ours, reference }: Record<"ours" | "reference", Visit[]>): Figure[] {
  const of = (visits: Visit[], name: keyof Visit) => median(visits.map((one) => one[name]));
  const first = { what: "P4 the inbox's first load: ", reference: null };
  return [
    {
      ...{ ...first, what: `${first.what}script, packed`, unit: "kB" },
      ...{ ours: of(ours, "scriptBytes") / 1_000, budget: { of: "ours", atMost: 200 } },
    },
    {
      ...{ ...first, what: `${first.what}requests`, unit: "" },
      ...{ ours: of(ours, "requests"), budget: { of: "ours", atMost: 25 } },
    },
    {
      ...{ what: `${first.what}largest paint`, unit: "ms", ours: of(ours, "largestPaintMs") },
      ...{ reference: of(reference, "largestPaintMs"), budget: { of: "ratio", atMost: 1.5 } },
    },
    {
      ...{ what: `${first.what}first row`, unit: "ms", ours: of(ours, "firstRowMs") },
      ...{ reference: of(reference, "firstRowMs"), budget: null },
    },
    {
      ...{ ...first, what: "P4 the slowest of twenty steps through it", unit: "ms" },
      ...{ ours: of(ours, "longestStepMs"), budget: { of: "ours", atMost: 50 } },
    },
    {
      ...{ ...first, what: "P4 its shift of layout", unit: "" },
      ...{ ours: of(ours, "shift"), budget: { of: "ours", atMost: 0.01 } },
    },
  ];
}
