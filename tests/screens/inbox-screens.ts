import type { Screen } from "./screens.ts";

const inbox = "app/[workspace]/products/[product]/feedback/page.tsx";
const ticket = "app/[workspace]/products/[product]/feedback/[ticket]/page.tsx";

function inboxIn(state: string, more: Partial<Screen> = {}): Screen {
  const path = `/${state}/products/MOB/feedback`;
  return { name: `inbox-${state}`, page: inbox, state, as: "owner", path, ...more };
}

function ticketIn(state: string, number: number, more: Partial<Screen> = {}): Screen {
  const path = `/${state}/products/MOB/feedback/MOB-${number}`;
  return { name: `ticket-${state}`, page: ticket, state, as: "owner", path, ...more };
}

export const inboxScreens: Screen[] = [
  inboxIn("filled", { name: "workspace", page: "app/[workspace]/page.tsx", path: "/filled" }),
  inboxIn("empty"),
  inboxIn("empty", { name: "inbox-empty-member", as: "member" }),
  inboxIn("just-connected"),
  inboxIn("waiting"),
  inboxIn("reconnect"),
  inboxIn("switched-off"),
  inboxIn("filled"),
  inboxIn("filled", { name: "inbox-filled-all", path: "/filled/products/MOB/feedback?view=all" }),
  inboxIn("filled", { name: "inbox-filled-end", path: "/filled/products/MOB/feedback?before=1" }),
  inboxIn("no-products", {
    name: "workspace-without-products",
    ...{ page: "app/[workspace]/page.tsx", path: "/no-products" },
  }),
  inboxIn("long-names"),
  inboxIn("archived"),
  inboxIn("archived-filled"),
  ticketIn("archived-filled", 2),
  inboxIn("filled", {
    name: "inbox-workspace-menu",
    onlyOn: "desktop",
    act: (page) => page.getByRole("button", { name: "Workspace menu" }).click(),
  }),
  inboxIn("filled", {
    name: "inbox-collapsed-navigator",
    onlyOn: "desktop",
    act: (page) => page.getByRole("button", { name: "Collapse navigator" }).click(),
  }),
  inboxIn("filled", {
    name: "inbox-navigator",
    onlyOn: "phone",
    act: (page) => page.getByRole("button", { name: "Open navigator" }).click(),
  }),
  ticketIn("filled", 3),
  ticketIn("filled", 3, { name: "ticket-filled-member", as: "member" }),
  ticketIn("filled", 3, {
    name: "ticket-status-menu",
    act: (page) => page.getByRole("button", { name: "Status:" }).click(),
  }),
  ...[1, 2, 3, 4, 5].map((number) =>
    ticketIn("long-names", number, { name: `ticket-long-names-${number}` }),
  ),
  ticketIn("filled", 999, { name: "ticket-not-found" }),
];
