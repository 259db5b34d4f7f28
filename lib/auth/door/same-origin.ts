import { env } from "#lib/env.ts";

/** Whether a request that changes something came from our own pages, or from no browser at all. */
export function isSameOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin !== null) return origin === env().appUrl;
  const site = headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}
