import { createHmac } from "node:crypto";
import { nowSeconds } from "#tests/support/intercom-simulator/state.ts";

const lifetimeSeconds = 1_800;
const link = /(https?:\/\/[^"'\s<>]+\/i\/o\/([^/"'\s]+)\/(\d+)\/[^?"'\s<>]+)(?:\?[^"'\s<>]*)?/g;
const epochs = new Map<string, number>();

/** Links given out until now are expired. */
export function expireLinks(appId: string): void {
  epochs.set(appId, (epochs.get(appId) ?? 0) + 1);
}

/** Each answer has links of its own, good for half an hour; in HTML as attributes are written. */
export function freshLinks(text: string, separator: "&" | "&amp;"): string {
  return text.replaceAll(link, (_, address: string, appId: string, id: string) => {
    const expires = nowSeconds() + lifetimeSeconds;
    const query = [`expires=${expires}`, `signature=${sign(appId, id, expires)}`, `req=${id}`];
    return `${address}?${query.join(separator)}`;
  });
}

export function isGoodLink(appId: string, id: string, query: URLSearchParams): boolean {
  const expires = Number(query.get("expires"));
  return expires >= nowSeconds() && query.get("signature") === sign(appId, id, expires);
}

function sign(appId: string, id: string, expires: number): string {
  const signed = [appId, id, expires, epochs.get(appId) ?? 0].join();
  return createHmac("sha256", "simulated files").update(signed).digest("hex").slice(0, 32);
}
