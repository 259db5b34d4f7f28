import { type InboxView, inboxViews } from "#lib/feedback/inbox/inbox-view.ts";

/** Where somebody is in a product's inbox: which view, from which ticket number down, in front of which ticket. */
export type Place = {
  workspace: string;
  productKey: string;
  view: InboxView;
  before: number | null;
};

type Search = Record<string, string | string[] | undefined>;

/** An address that makes no sense shows the newest open tickets. */
export function readPlace(
  { workspace, product }: { workspace: string; product: string },
  { view, before }: Search,
): Place {
  const number = typeof before === "string" && /^[1-9]\d{0,8}$/.test(before) ? before : null;
  return {
    workspace,
    productKey: product,
    view: inboxViews.find((known) => known === view) ?? "open",
    before: number === null ? null : Number(number),
  };
}

export function feedbackPath({ workspace, productKey, view, before }: Place, ticketId?: string) {
  const search = new URLSearchParams();
  if (view !== "open") search.set("view", view);
  if (before !== null) search.set("before", String(before));
  const ticket = ticketId ? `/${ticketId}` : "";
  const query = search.size > 0 ? `?${search}` : "";
  return `/${workspace}/products/${productKey}/feedback${ticket}${query}`;
}
