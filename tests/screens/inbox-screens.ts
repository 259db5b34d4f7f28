import type { Page } from "@playwright/test";
import type { Screen } from "./screens.ts";

const inbox = "app/[workspace]/products/[product]/feedback/page.tsx";
const ticket = "app/[workspace]/products/[product]/feedback/[ticket]/page.tsx";
const deleted = "app/[workspace]/products/[product]/(deleted)/feedback/deleted/page.tsx";

function inboxIn(state: string, more: Partial<Screen> = {}): Screen {
  const path = `/${state}/products/MOB/feedback`;
  return { name: `inbox-${state}`, page: inbox, state, as: "owner", path, ...more };
}

function ticketIn(state: string, number: number, more: Partial<Screen> = {}): Screen {
  const path = `/${state}/products/MOB/feedback/MOB-${number}`;
  return { name: `ticket-${state}`, page: ticket, state, as: "owner", path, ...more };
}

function deletedIn(state: string, more: Partial<Screen> = {}): Screen {
  const path = `/${state}/products/MOB/feedback/deleted`;
  return { name: `deleted-${state}`, page: deleted, state, as: "owner", path, ...more };
}

async function lookFor(page: Page, typed: string): Promise<void> {
  await press(page, "f");
  await page.getByRole("menuitem", { name: "Customer…" }).click();
  await page.getByRole("dialog").getByLabel("Customer").fill(typed);
  await page.getByRole("option", { name: "Search the inbox" }).waitFor();
}

async function failToLoadMore(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.route(/tickets\?.*page=/, (route) => route.abort());
  const list = page.locator("[data-inbox-list] > div").first();
  await list.evaluate((node) => node.scrollTo(0, node.scrollHeight));
  const failed = page.getByRole("alert").filter({ hasText: "could not be read" });
  await failed.scrollIntoViewIfNeeded();
}

/** Keys work once the page's script does. */
async function press(page: Page, key: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.keyboard.press(key);
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
  inboxIn("few"),
  inboxIn("crowded"),
  inboxIn("crowded", {
    name: "inbox-crowded-customers",
    path: "/crowded/products/MOB/feedback?view=all&sort=customers&status=todo&received=365",
  }),
  inboxIn("filled", {
    name: "inbox-nothing-found",
    path: "/filled/products/MOB/feedback?q=nobody+wrote+this",
  }),
  inboxIn("filled", {
    name: "inbox-selection",
    act: async (page) => {
      for (const row of [0, 2]) await page.getByRole("checkbox").nth(row).check({ force: true });
    },
  }),
  inboxIn("filled", { name: "inbox-filter-menu", act: (page) => press(page, "f") }),
  inboxIn("few", { name: "inbox-filter-picker", act: (page) => lookFor(page, "lind") }),
  inboxIn("few", { name: "inbox-filter-picker-nobody", act: (page) => lookFor(page, "Jonas") }),
  inboxIn("crowded", {
    ...{ name: "inbox-crowded-failed", onlyOn: "desktop", act: failToLoadMore },
    expectedErrors: /ERR_FAILED|Failed to load/,
  }),
  inboxIn("crowded", {
    ...{ name: "inbox-crowded-failed-phone", onlyOn: "phone", act: failToLoadMore },
    expectedErrors: /ERR_FAILED|Failed to load/,
  }),
  inboxIn("filled", { name: "inbox-shortcuts", act: (page) => press(page, "?") }),
  inboxIn("filled", {
    name: "inbox-command-menu",
    act: async (page) => {
      for (const key of ["j", "ControlOrMeta+k"]) await press(page, key);
      await page.getByRole("combobox").fill("pri");
      await page.getByText("Set priority…").waitFor();
    },
  }),
  inboxIn("filled", {
    name: "inbox-snooze",
    act: async (page) => {
      for (const key of ["j", "h"]) await press(page, key);
      await page.getByText("Until tomorrow").waitFor();
    },
  }),
  inboxIn("filled", { name: "inbox-new-feedback", act: (page) => press(page, "c") }),
  ticketIn("thread", 1),
  ticketIn("filled", 3),
  ticketIn("filled", 3, { name: "ticket-filled-member", as: "member" }),
  ticketIn("filled", 3, {
    name: "ticket-status-menu",
    act: (page) => page.getByRole("button", { name: "Status:" }).click(),
  }),
  ...[1, 2, 3, 4, 5].map((number) =>
    ticketIn("long-names", number, { name: `ticket-long-names-${number}` }),
  ),
  deletedIn("few"),
  deletedIn("deleted"),
  deletedIn("deleted", { name: "deleted-deleted-member", as: "member" }),
  inboxIn("deleted", {
    name: "inbox-views-menu",
    act: (page) => page.getByRole("button", { name: "More views" }).click(),
  }),
  ticketIn("deleted", 2),
  ticketIn("few", 4, { name: "ticket-failed-files" }),
  ticketIn("filled", 999, { name: "ticket-not-found" }),
];
