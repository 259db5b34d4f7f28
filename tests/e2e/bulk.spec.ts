import { database } from "#lib/database/client.ts";
import { addManyTickets } from "#tests/support/add-many-tickets.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { openWorkspace, visit, type Workspace } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce" });

let acme: Workspace;

test.beforeEach(async ({ page, app }) => {
  acme = await openWorkspace(app.url);
  await acme.join(page, "Noor Haddad");
});

function statuses() {
  const { workspaceId } = acme;
  return database.feedbackTicket
    .groupBy({ by: ["status"], where: { workspaceId }, _count: true, orderBy: { status: "asc" } })
    .then((rows) => Object.fromEntries(rows.map((row) => [row.status, row._count])));
}

test("all that match a filter, also what is not loaded, are changed at once and taken back exactly", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { workspaceId, productId, at } = acme;
  await addManyTickets({ workspaceId, productId, count: 2_000 });
  const before = await statuses();
  expect(before).toEqual({ todo: 500, in_progress: 500, done: 500, canceled: 500 });
  await visit(page, `${at.inbox}?status=in_progress`);
  await expect(page.getByText("500 tickets")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  const bar = page.getByRole("toolbar", { name: "Selected tickets" });
  await expect(bar.getByText("1 selected")).toBeVisible();
  await bar.getByRole("button", { name: "Select all 500" }).click();
  await expect(bar.getByText("All 500 selected")).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByText("500 tickets marked done")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No ticket matches" })).toBeVisible();
  await expect.poll(statuses).toEqual({ todo: 500, done: 1_000, canceled: 500 });
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(statuses).toEqual(before);
  await expect(page.getByRole("link", { name: "MOB-1997" })).toBeVisible();
});

test("more than one batch goes on in the background, with its progress shown, and is undone", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const { workspaceId, productId, at } = acme;
  await addManyTickets({ workspaceId, productId, count: 8_000 });
  const before = await statuses();
  await visit(page, `${at.inbox}?view=all`);
  await page.keyboard.press("Shift+A");
  await expect(page.getByText("All 8,000 selected")).toBeVisible();
  await page.keyboard.press("e");
  await expect(page.getByText("8,000 tickets marked done", { exact: true })).toBeVisible();
  await expect.poll(statuses).toEqual({ done: 8_000 });
  await page.keyboard.press("z");
  await expect.poll(statuses).toEqual(before);
});

test("a selection is assigned by key, and each of its rows shows it", async ({ page }) => {
  const { workspaceId, productId, at } = acme;
  await addManyTickets({ workspaceId, productId, count: 8 });
  await visit(page, `${at.inbox}?view=all`);
  for (const key of ["j", "x", "j", "j", "x"]) await page.keyboard.press(key);
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("a");
  await page.keyboard.type("Noor");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 tickets assigned to Noor Haddad")).toBeVisible();
  await expect(page.getByRole("img", { name: "Assigned to Noor Haddad" })).toHaveCount(2);
  const where = { workspaceId, assigneeId: { not: null } };
  const assigned = await database.feedbackTicket.findMany({ where, orderBy: { number: "desc" } });
  expect(assigned.map(({ number }) => number)).toEqual([8, 6]);
});
