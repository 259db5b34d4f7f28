import { env } from "#lib/env.ts";

export const regions = ["US", "EU", "AU"] as const;

export type IntercomRegion = (typeof regions)[number];

export const regionNames: Record<IntercomRegion, string> = {
  US: "United States (US)",
  EU: "Europe (EU)",
  AU: "Australia (AU)",
};

const hosts: Record<IntercomRegion, { api: string; app: string }> = {
  US: { api: "https://api.intercom.io", app: "https://app.intercom.com" },
  EU: { api: "https://api.eu.intercom.io", app: "https://app.eu.intercom.com" },
  AU: { api: "https://api.au.intercom.io", app: "https://app.au.intercom.com" },
};

/** The region named in a form; anything else is the first one, which `/me` corrects afterwards. */
export function regionOf(value: unknown): IntercomRegion {
  return regions.find((region) => region === value) ?? "US";
}

/** The address that REST calls, the token exchange and the uninstall go to. */
export function apiUrl(region: IntercomRegion): string {
  return env().intercomApiUrl ?? hosts[region].api;
}

export function authorizeUrl(region: IntercomRegion): string {
  return env().intercomOAuthUrl ?? `${hosts[region].app}/oauth`;
}

/** "Open in Intercom": always the real regional host, also where the API is replaced by INTERCOM_API_URL. */
export function inboxUrl(to: {
  region: IntercomRegion;
  intercomAppId: string;
  conversationId: string;
}): string {
  const appId = encodeURIComponent(to.intercomAppId);
  const conversationId = encodeURIComponent(to.conversationId);
  return `${hosts[to.region].app}/a/inbox/${appId}/inbox/shared/all/conversation/${conversationId}`;
}

/** The person's page in Intercom. */
export function contactUrl(to: {
  region: IntercomRegion;
  intercomAppId: string;
  contactId: string;
}): string {
  const appId = encodeURIComponent(to.intercomAppId);
  return `${hosts[to.region].app}/a/apps/${appId}/users/${encodeURIComponent(to.contactId)}`;
}
