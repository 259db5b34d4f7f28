import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { ListPage } from "#app/[workspace]/products/[product]/feedback/load-list.ts";
import {
  type InboxQuery,
  readInboxQuery,
  writeInboxQuery,
} from "#lib/feedback/inbox/inbox-query.ts";
import type { Inbox, InboxFrame } from "./inbox-context.ts";
import { createInboxStore } from "./lists/inbox-store.ts";
import { useSelection } from "./use-selection.ts";

type Shown = { search: string; page: ListPage };

/** `shown` is what the server made of the address; it comes anew whenever the page is looked at again. */
export function useInboxState(frame: InboxFrame, shown: Shown): Inbox {
  const { workspace, productKey, user } = frame;
  const router = useRouter();
  const base = `/${workspace}/products/${productKey}/feedback`;
  const [store] = useState(() =>
    createInboxStore({ workspace, productKey, userId: user.userId }, shown),
  );
  const query = readInboxQuery(useSearchParams());
  const search = writeInboxQuery(query);
  const open = usePathname().slice(base.length + 1) || null;
  const snapshot = () => store.snapshotOf(search);
  const listed = useSyncExternalStore(store.subscribe, snapshot, snapshot);
  const selection = useSelection(search);
  const [activeId, setActive] = useState<string | null>(null);
  const opened = listed.rows.find(({ ticketId }) => ticketId === open);
  const active = opened ?? listed.rows.find(({ id }) => id === activeId) ?? null;

  useEffect(() => store.show(search), [store, search]);
  useEffect(() => store.adopt(shown), [store, shown]);

  function show(wanted: InboxQuery, how: "push" | "replace" = "push") {
    const address = writeInboxQuery(wanted);
    const here = address ? `${base}?${address}` : base;
    if (!open && how === "push") window.history.pushState(null, "", here);
    else if (!open) window.history.replaceState(null, "", here);
    else if (address) router.push(`/${workspace}/products/${productKey}/feedback?${address}`);
    else router.push(`/${workspace}/products/${productKey}/feedback`);
  }

  function go(ticketId: string | null) {
    if (!ticketId) return show(query);
    const address = `/${workspace}/products/${productKey}/feedback/${ticketId}?${search}` as const;
    if (open) router.replace(address, { scroll: false });
    else router.push(address, { scroll: false });
  }

  return { ...frame, store, query, search, listed, open, active, setActive, selection, show, go };
}
