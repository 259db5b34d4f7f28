import {
  connectionsOf,
  countAudited,
  countLeftBehind,
  isLetIn,
  sweepLater,
  unreferencedTokens,
} from "./connections.ts";
import { type Harmed, harmWeb } from "./harm-web.ts";
import type { Connecting, Place } from "./seed-connecting.ts";
import type { Seed } from "./seed-site.ts";
import { openSettings } from "./settings-page.ts";
import type { Fault, Site } from "./start-site.ts";
import type { Outcome } from "./sweep.ts";

/** Disconnects the first of the workspaces while the fault waits, and lets the sweep end what it left half done. */
export function runDisconnect(seed: Seed<Connecting>, fault: Fault): Promise<Outcome> {
  const { appId } = seed;
  const [leaving, ...staying] = seed.places;
  if (!leaving) throw new Error("There is nobody to disconnect");
  return harmWeb(seed, fault, async (harmed) => {
    const { site, must } = harmed;
    await disconnectHarmed(harmed, leaving, appId);
    await sweepLater(site);
    must((await countLeftBehind(site)) === 0, "the token stands in the database");
    must((await stateOf(site, leaving)) === "disconnected", "it is not disconnected");
    must((await countAudited(site, "Intercom disconnected")) === 1, "it disconnected not once");
    for (const place of staying) {
      must((await stateOf(site, place)) === "connected", `${place.slug} is not connected any more`);
      must(await isLetIn(site, place.workspaceId), `${place.slug} is refused at Intercom`);
    }
    for (const place of staying) await openSettings(site, place).press("disconnect");
    const outlives = await unreferencedTokens(site, appId);
    must(outlives.length === 0, "a token outlives the last disconnect");
  });
}

async function disconnectHarmed({ site, must, strike }: Harmed, place: Place, appId: string) {
  const settings = openSettings(site, place);
  await settings.press("disconnect");
  const { struck } = await strike();
  const state = await stateOf(site, place);
  const isUndone = struck === "disconnect.marked";
  must(state === (isUndone ? "connected" : "disconnected"), `it is ${state}`);
  if (!isUndone) return;
  const { length } = await unreferencedTokens(site, appId);
  must(length === 0, "the access was given back all the same");
  await settings.press("disconnect");
}

async function stateOf(site: Site, { workspaceId }: Place): Promise<string | undefined> {
  const rows = await connectionsOf(site);
  return rows.find((row) => row.workspaceId === workspaceId)?.status;
}
