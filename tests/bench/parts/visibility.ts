import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import pg from "pg";
import { type Figure, median, percentile } from "#tests/bench/figures.ts";
import type { Cluster } from "#tests/bench/start-cluster.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { findBrowser } from "#tests/support/find-browser.ts";
import { startSimulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";
import { addTaggedWorkspaces } from "#tests/support/load/taggings.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";
import { startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";

const secret = "secret-of-the-bench";
const samplesPerRound = 10;
/** An open page shows several changes at once if they come close together: these come one by one. */
const betweenMs = 1_200;

type Wish = { title: string; body: string };
type Way = {
  post: string;
  list: string;
  cookie: string;
  databaseUrl: string;
  channel: string;
  tells: RegExp;
};

/** P2: from the sending of a notification to the person who reads. */
export async function measureVisibility(cluster: Cluster, rounds: number): Promise<Figure[]> {
  const { ours, reference, person, nextWish, stop } = await startBoth(cluster);
  const samples = samplesPerRound * rounds;
  const listed = { ours: await watchList(ours), reference: await watchList(reference) };
  const times: Record<"ours" | "reference", number[]> = { ours: [], reference: [] };
  for (let sample = 0; sample < samples; sample++) {
    for (const who of ["reference", "ours"] as const) {
      times[who].push(await listed[who].untilListed(nextWish()));
    }
  }
  await Promise.all([listed.ours.stop(), listed.reference.stop()]);
  const shown = await inOpenPage({ way: ours, person, nextWish, samples });
  await stop();
  const warm = (all: number[]) => all.slice(samplesPerRound);
  return [
    {
      what: "P2 delivery to list, until the next GET shows it, p50",
      unit: "ms",
      ours: median(warm(times.ours)),
      reference: median(warm(times.reference)),
      budget: { of: "ratio", atMost: 3 },
    },
    {
      what: "P2 delivery to open page, p95",
      unit: "ms",
      ours: percentile(warm(shown), 0.95),
      reference: null,
      budget: { of: "ours", atMost: 250 },
    },
  ];
}

async function startBoth(cluster: Cluster) {
  const intercom = await startSimulator({ clientId: "bench", clientSecret: secret });
  const env = storyEnvironment(intercom);
  const databaseUrl = await cluster.addDatabase("visibility");
  const app = await startApp({ databaseUrl, env });
  Object.assign(process.env, env, { DATABASE_URL: databaseUrl, APP_URL: app.url });
  const [tagged] = await addTaggedWorkspaces(intercom, 1);
  if (!tagged) throw new Error("There is no workspace");
  const bareUrl = await cluster.addDatabase("visibility_reference");
  const program = "tests/bench/reference/bare-inbox.ts";
  const bareEnv = { ...env, TOKEN: tagged.token };
  const bare = await startApp({ databaseUrl: bareUrl, env: bareEnv, program });
  const person = await addPerson({ workspaceId: tagged.workspaceId });
  let count = 0;
  return {
    person,
    ours: {
      post: app.url,
      list: app.url + tagged.inboxPath,
      cookie: person.cookie,
      databaseUrl,
      channel: "timebook_live",
      tells: /"kind":"tickets"/,
    },
    reference: {
      post: bare.url,
      list: bare.url,
      cookie: "",
      databaseUrl: bareUrl,
      channel: "bare_inbox",
      tells: /Wish/,
    },
    nextWish(): Wish {
      const title = `Wish number ${++count}.`;
      return { title, body: tagged.tag(4_096, true, title) };
    },
    async stop() {
      await Promise.all([app.stop(), bare.stop()]);
      await intercom.stop();
    },
  };
}

/** Both tell when they committed: asking for pages until one shows it would measure the pages that do not. */
async function watchList(way: Way) {
  const client = new pg.Client({ connectionString: way.databaseUrl });
  await client.connect();
  await client.query(`LISTEN ${way.channel}`);
  const untilTold = () =>
    new Promise<number>((resolve) => {
      client.on("notification", function hear({ payload = "" }) {
        if (!way.tells.test(payload)) return;
        client.off("notification", hear);
        resolve(performance.now());
      });
    });
  return {
    async untilListed({ title, body }: Wish): Promise<number> {
      const told = untilTold();
      const sentAt = performance.now();
      await send(way, body);
      const listedAt = await told;
      const page = await fetch(way.list, { headers: { cookie: way.cookie } });
      if (!(await page.text()).includes(title)) throw new Error("The list does not show it");
      return listedAt - sentAt;
    },
    stop: () => client.end(),
  };
}

async function send({ post }: Way, body: string): Promise<void> {
  const headers = { "x-hub-signature": signBody(body, secret) };
  const answer = await fetch(`${post}/api/intercom/webhook`, { method: "POST", body, headers });
  if (answer.status !== 200) throw new Error(`A notification was answered ${answer.status}`);
}

type OpenPage = { way: Way; person: { cookie: string }; nextWish: () => Wish; samples: number };

async function inOpenPage({ way, person, nextWish, samples }: OpenPage): Promise<number[]> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
  const context = await browser.newContext();
  await signInAs(context, way.post, person);
  const page = await context.newPage();
  await page.goto(way.list);
  const shownMs: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    await sleep(betweenMs);
    const { title, body } = nextWish();
    const shownAt = page.evaluate(untilOnPage, title);
    const sentAt = Date.now();
    await send(way, body);
    shownMs.push((await shownAt) - sentAt);
  }
  await browser.close();
  return shownMs;
}

/** Runs in the browser, whose clock is this machine's. */
function untilOnPage(title: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => document.body.textContent?.includes(title) && resolve(Date.now());
    const everything = { childList: true, subtree: true, characterData: true };
    new MutationObserver(look).observe(document.body, everything);
  });
}
