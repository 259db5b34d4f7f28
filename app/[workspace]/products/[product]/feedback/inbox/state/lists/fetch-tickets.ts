"use client";

import type { ListPage } from "#app/[workspace]/products/[product]/feedback/load-list.ts";

export type Where = { workspace: string; productKey: string };

type Asked = { search: string; cursor: string | null; limit: number };

/** A page of the list, newly read. Throws when the server does not answer with one. */
export async function fetchTickets(
  { workspace, productKey }: Where,
  { search, cursor, limit }: Asked,
): Promise<ListPage> {
  const address = new URLSearchParams(search);
  address.set("workspace", workspace);
  address.set("limit", String(limit));
  if (cursor !== null) address.set("page", cursor);
  const answer = await fetch(`/api/feedback/${productKey}/tickets?${address}`);
  if (!answer.ok) throw new Error(`The list answered ${answer.status}`);
  return answer.json();
}
