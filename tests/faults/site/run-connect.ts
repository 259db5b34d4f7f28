import {
  connectionsOf,
  countAudited,
  countLeftBehind,
  sweepLater,
  unreferencedTokens,
} from "./connections.ts";
import { type Harmed, harmWeb } from "./harm-web.ts";
import { points } from "./points.ts";
import type { Connecting } from "./seed-connecting.ts";
import type { Seed } from "./seed-site.ts";
import { openSettings, says } from "./settings-page.ts";
import type { Fault } from "./start-site.ts";
import type { Strike } from "./strike.ts";
import type { Outcome } from "./sweep.ts";

/** What the person does next: presses "Connect Intercom" again at once, or only after the sweep. */
type Then = "again at once" | "again after the sweep";

type Settings = ReturnType<typeof openSettings>;

const committed = points.connect.slice(points.connect.indexOf("connect.committed"));

/** Connects as a browser does, while the fault waits; reloads; tries again unless it is connected; disconnects. */
export function runConnect(seed: Seed<Connecting>, fault: Fault, then: Then): Promise<Outcome> {
  const [place] = seed.places;
  if (!place) throw new Error("There is nobody to connect");
  return harmWeb(seed, fault, async (harmed) => {
    const settings = openSettings(harmed.site, place);
    const strike = await connectHarmed(harmed, settings, seed.appId);
    if (then === "again after the sweep") await sweepUnfinished(harmed, seed.appId, strike);
    await tryAgain(harmed, settings, seed.appId, strike);
  });
}

const isCommitted = ({ struck }: Strike) => committed.includes(struck ?? "");

async function connectHarmed({ site, must, strike }: Harmed, settings: Settings, appId: string) {
  const back = await settings.authorize(appId);
  const said = await settings.land(back);
  const done = await strike();
  must((said === null) === done.ended, `the browser came to ${said}`);
  const isConnected = (await connectionsOf(site)).some(({ status }) => status === "connected");
  must(isConnected === isCommitted(done), "it is half connected");
  const tells = isCommitted(done) ? says.connectedBefore : says.failed;
  must(said === null || said === tells, `it said: ${said}`);
  const reloaded = await settings.land(back);
  const tellsAgain = isCommitted(done) ? says.connectedBefore : says.used;
  must(reloaded === tellsAgain, `a reload said: ${reloaded}`);
  return done;
}

async function sweepUnfinished({ site, must }: Harmed, appId: string, strike: Strike) {
  await sweepLater(site);
  must((await countLeftBehind(site)) === 0, "a token stands in the database");
  const { length: unknown } = await unreferencedTokens(site, appId);
  // Of a process that died before it could write down Intercom's answer nobody ever knows the token.
  const expected = strike.ended && strike.struck === "connect.exchanged" ? 1 : 0;
  must(unknown === expected, `${unknown} tokens live that nobody knows`);
}

async function tryAgain({ site, must }: Harmed, settings: Settings, appId: string, strike: Strike) {
  if (!isCommitted(strike)) {
    const said = await settings.land(await settings.authorize(appId));
    must(said === says.connected, `the next try said: ${said}`);
  }
  must((await countAudited(site, "Intercom connected")) === 1, "it did not connect once");
  // Of two tokens for one Intercom workspace the older cannot be given back alone: a disconnect ends both.
  await settings.press("disconnect");
  await sweepLater(site);
  must((await countLeftBehind(site)) === 0, "a token stands in the database at the end");
  const outlives = await unreferencedTokens(site, appId);
  must(outlives.length === 0, "a token outlives the disconnect");
}
