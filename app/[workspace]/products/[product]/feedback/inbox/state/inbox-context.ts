import { createContext, use } from "react";
import type { Viewer } from "#app/current-viewer.ts";
import type { InboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import type { InboxTag } from "#lib/feedback/inbox/list-tags.ts";
import type { TicketRow } from "#lib/feedback/inbox/read-tickets.ts";
import type { InboxStore } from "./lists/inbox-store.ts";
import type { Listed } from "./lists/loaded-lists.ts";
import type { Selection } from "./use-selection.ts";

export type Person = { userId: string; name: string };

/** What does not change while one works in the inbox. */
export type InboxFrame = {
  workspace: string;
  productKey: string;
  user: Person;
  isAdmin: boolean;
  members: Person[];
  tags: InboxTag[];
  viewer: Viewer;
};

export type Inbox = InboxFrame & {
  store: InboxStore;
  query: InboxQuery;
  /** What follows the "?" of the address, in one order. */
  search: string;
  listed: Listed;
  /** The ID of the ticket beside the list. */
  open: string | null;
  /** The row that keys are about. */
  active: TicketRow | null;
  setActive: (id: string) => void;
  selection: Selection;
  /** Shows another list without leaving the page; "replace" leaves no step to go back to. */
  show: (query: InboxQuery, how?: "push" | "replace") => void;
  /** Opens a ticket beside the list, or closes the one that is. */
  go: (ticketId: string | null) => void;
};

export const InboxContext = createContext<Inbox | null>(null);

/** Throws outside an inbox. */
export function useInbox(): Inbox {
  const inbox = use(InboxContext);
  if (!inbox) throw new Error("This belongs into an inbox");
  return inbox;
}
