import {
  type InboxQuery,
  readInboxQuery,
  writeInboxQuery,
} from "#lib/feedback/inbox/inbox-query.ts";

/** Where somebody is in a product's inbox: what it shows, from where on, in front of which ticket. */
export type Place = {
  workspace: string;
  productKey: string;
  query: InboxQuery;
  cursor: string | null;
};

type Search = Record<string, string | string[] | undefined>;

/** An address that makes no sense shows the newest open tickets. */
export function readPlace(
  { workspace, product }: { workspace: string; product: string },
  search: Search,
): Place {
  const address = new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) =>
      [value ?? []].flat().map((one) => [name, one]),
    ),
  );
  return {
    workspace,
    productKey: product,
    query: readInboxQuery(address),
    cursor: address.get("page"),
  };
}

export function feedbackPath({ workspace, productKey, query, cursor }: Place, ticketId?: string) {
  const search = new URLSearchParams(writeInboxQuery(query));
  if (cursor !== null) search.set("page", cursor);
  const ticket = ticketId ? `/${ticketId}` : "";
  const found = search.size > 0 ? `?${search}` : "";
  return `/${workspace}/products/${productKey}/feedback${ticket}${found}`;
}
