import { useSyncExternalStore } from "react";
import type { Property } from "#app/[workspace]/products/[product]/feedback/inbox/state/changes/send-change.ts";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";

type Said = { id: string; property: Property; value: string };

/** What the page says of a property, or what a key has made of it since, as the list shows it too. */
export function useShownValue({ id, property, value }: Said): string {
  const { store } = useInbox();
  const shown = () => store.shownValue({ id, property, value });
  return useSyncExternalStore(store.subscribe, shown, shown);
}
