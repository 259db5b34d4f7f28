import {
  connectionsOf,
  countAudited,
  countLeftBehind,
  findWaiting,
  isLetIn,
  sweepLater,
  unreferencedTokens,
} from "./connections.ts";
import { type Harmed, harmWeb } from "./harm-web.ts";
import { points } from "./points.ts";
import type { Connecting, Place } from "./seed-connecting.ts";
import type { Seed } from "./seed-site.ts";
import { openSettings, says } from "./settings-page.ts";
import type { Fault, Site } from "./start-site.ts";
import type { Outcome } from "./sweep.ts";

type Yes = "again" | "never again";

const committed = points.switch.slice(points.switch.indexOf("connect.committed"));

/** Says yes to another Intercom workspace while the fault waits; where that came to nothing, once more or never again. */
export function runSwitch(seed: Seed<Connecting>, fault: Fault, yes: Yes): Promise<Outcome> {
  const { appId, otherAppId } = seed;
  const [place] = seed.places;
  if (!place) throw new Error("There is nobody to connect");
  return harmWeb(seed, fault, async (harmed) => {
    const { site, must } = harmed;
    const isSwitched = await switchHarmed(harmed, { ...seed, place, yes });
    const times = isSwitched ? 1 : 0;
    must((await countAudited(site, "Intercom connected")) === times, "not told once");
    await sweepLater(site);
    must((await countLeftBehind(site)) === 0, "a token stands in the database");
    for (const id of [appId, otherAppId]) {
      const unknown = await unreferencedTokens(site, id);
      must(unknown.length === 0, "a token lives that nobody knows");
    }
    must(await isLetIn(site, place.workspaceId), "the connection is refused at Intercom");
  });
}

type Switch = { appId: string; otherAppId: string; place: Place; yes: Yes };

async function switchHarmed({ site, must, strike }: Harmed, { appId, otherAppId, ...who }: Switch) {
  const settings = openSettings(site, who.place);
  const said = await settings.land(await settings.authorize(otherAppId));
  must(said === says.askedToSwitch, `it said: ${said}`);
  const waiting = await findWaiting(site, otherAppId);
  await settings.press("confirmOtherWorkspace", waiting);
  const isCommitted = committed.includes((await strike()).struck ?? "");
  must((await connectedTo(site)) === (isCommitted ? otherAppId : appId), "it is half switched");
  if (isCommitted || who.yes === "never again") return isCommitted;
  await settings.press("confirmOtherWorkspace", waiting);
  must((await connectedTo(site)) === otherAppId, "the second yes did nothing");
  return true;
}

async function connectedTo(site: Site): Promise<string | undefined> {
  return (await connectionsOf(site))[0]?.intercomAppId;
}
