"use client";

import { useEffect, useState } from "react";
import { isFiltered } from "#lib/feedback/inbox/inbox-query.ts";
import type { Inbox } from "./inbox-context.ts";
import type { ViewCounts } from "./view-counts.ts";

type Counted = { search: string; count: number | null };

/** Of a view as the page says it; of what a filter finds as the server counts it, and undefined until it has. */
export function useCount(inbox: Inbox, counts: ViewCounts): number | null | undefined {
  const { workspace, productKey, query, search, listed } = inbox;
  const [counted, setCounted] = useState<Counted | null>(null);
  const filtered = isFiltered(query);
  const { rows } = listed;

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows that are read anew may be others, and so is their number
  useEffect(() => {
    if (!filtered) return;
    const reading = new AbortController();
    const address = new URLSearchParams(search);
    address.set("workspace", workspace);
    fetch(`/api/feedback/${productKey}/count?${address}`, { signal: reading.signal })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((said) => said && setCounted({ search, count: said.count }))
      .catch(() => null);
    return () => reading.abort();
  }, [workspace, productKey, search, filtered, rows]);

  if (!filtered) return counts[query.view];
  return counted?.search === search ? counted.count : undefined;
}
