import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { intercomFor } from "#lib/intercom/client/intercom-for.ts";
import { apiUrl, type IntercomRegion, regions } from "#lib/intercom/regions.ts";

type Identified = {
  intercomAppId: string;
  intercomWorkspaceName: string;
  region: IntercomRegion;
};

/**
 * Which Intercom workspace a token belongs to. The region that was chosen is only where to look first: a host may
 * answer 401 to a token of another region. Throws IntercomError.
 */
export async function identifyWorkspace(chosen: {
  region: IntercomRegion;
  token: string;
}): Promise<Identified> {
  const { token } = chosen;
  const asked = new Set<string>();
  let refusal: unknown;
  for (const region of [chosen.region, ...regions]) {
    if (asked.has(apiUrl(region))) continue;
    asked.add(apiUrl(region));
    try {
      const me = await intercomFor({ region, token, timeoutMs: 10_000 }).me();
      const { intercomAppId, intercomWorkspaceName } = me;
      return { intercomAppId, intercomWorkspaceName, region: me.region ?? region };
    } catch (error) {
      if (!(error instanceof IntercomError) || error.kind !== "unauthorized") throw error;
      refusal = error;
    }
  }
  throw refusal;
}
