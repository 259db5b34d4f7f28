import { database } from "#lib/database/client.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { openWorkspace, visit, type Workspace } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce" });

let acme: Workspace;
let noor: Awaited<ReturnType<Workspace["join"]>>;

test.beforeEach(async ({ page, app }) => {
  acme = await openWorkspace(app.url);
  noor = await acme.join(page, "Noor Haddad");
});

async function fill(count: number): Promise<void> {
  const { workspaceId, productId } = acme;
  for (let number = 1; number <= count; number++)
    await addTicket({ workspaceId, productId, number });
}

test("50 tickets are triaged with the keyboard alone: after each the next one opens, and the focus is never lost", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const { workspaceId, slug, at } = acme;
  await fill(50);
  await visit(page, at.inbox);
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "MOB-50" })).toBeFocused();
  await page.keyboard.press("Enter");
  for (let number = 50; number >= 1; number--) {
    await expect(page.getByRole("heading", { level: 1, name: `Ticket ${number}` })).toBeVisible();
    await expect(page).toHaveURL(`${at.inbox}/MOB-${number}`);
    await expect(page.locator("body")).not.toBeFocused();
    if (number % 5 === 0) await choose("p", "High");
    if (number % 5 === 1) await choose("a", "Noor Haddad");
    if (number % 5 === 2) await page.keyboard.press("i");
    if (number % 5 === 3) await choose("s", "Canceled");
    else await page.keyboard.press("e");
  }
  await expect(page.getByRole("heading", { name: "Every ticket is done" })).toBeVisible();
  await expect(page).toHaveURL(`/${slug}/products/MOB/feedback`);
  const count = (where: object) =>
    database.feedbackTicket.count({ where: { workspaceId, ...where } });
  await expect.poll(() => count({ status: "done" })).toBe(40);
  await expect.poll(() => count({ status: "canceled" })).toBe(10);
  await expect.poll(() => count({ priority: "high" })).toBe(10);
  await expect.poll(() => count({ assigneeId: noor.userId })).toBe(20);

  async function choose(key: string, what: string): Promise<void> {
    await page.keyboard.press(key);
    await expect(page.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(what);
    await expect(page.getByRole("option", { name: what, exact: false })).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox")).toBeHidden();
  }
});

test("what was done by a key is undone by a key, and says so", async ({ page }) => {
  await fill(3);
  await visit(page, acme.at.inbox);
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await expect(page.getByText("MOB-3 marked done")).toBeVisible();
  await expect(page.getByRole("link", { name: "MOB-3" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "MOB-2" })).toBeFocused();
  await page.keyboard.press("z");
  await expect(page.getByRole("link", { name: "MOB-3" })).toBeVisible();
  const where = { workspaceId: acme.workspaceId, number: 3 };
  await expect
    .poll(() => database.feedbackTicket.findFirst({ where, select: { status: true } }))
    .toEqual({ status: "todo" });
});

test.describe("a change that cannot be saved", () => {
  test.use({ expectedErrors: /status of 500|Failed to load/ });

  test("says so and puts back what was there", async ({ page }) => {
    await fill(2);
    await page.route("**/api/feedback/MOB/change?*", (route) => route.fulfill({ status: 500 }));
    await visit(page, acme.at.inbox);
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await expect(page.getByText("MOB-2: Nothing was saved. Try again in a moment.")).toBeVisible();
    await expect(page.getByRole("link", { name: "MOB-2" })).toBeVisible();
  });
});

test("the list of shortcuts opens with ?, and keys are silent where one types", async ({
  page,
}) => {
  await fill(1);
  await visit(page, acme.at.inbox);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Mark done")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("/");
  await page.keyboard.type("jeje");
  await expect(page.getByRole("searchbox", { name: "Search feedback" })).toHaveValue("jeje");
  await expect(page.getByRole("heading", { name: "No ticket matches" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page.getByRole("link", { name: "MOB-1" })).toBeVisible();
});

test("the command menu does what keys do, finds tickets, and leads everywhere", async ({
  page,
}) => {
  await fill(2);
  await visit(page, acme.at.inbox);
  await page.keyboard.press("j");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("mark done");
  await page.keyboard.press("Enter");
  await expect(page.getByText("MOB-2 marked done")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("reorder");
  await page.getByRole("option", { name: "Ticket 1" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Ticket 1" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("contacts");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Contacts" })).toBeVisible();
});
