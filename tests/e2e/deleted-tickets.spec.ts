import { database } from "#lib/database/client.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { openWorkspace, visit, type Workspace } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce" });

let acme: Workspace;
let deletedPage: string;

test.beforeEach(async ({ app }) => {
  acme = await openWorkspace(app.url);
  deletedPage = `${acme.at.inbox}/deleted`;
});

async function fill(count: number, deletedAt?: Date): Promise<void> {
  const { workspaceId, productId } = acme;
  for (let number = 1; number <= count; number++)
    await addTicket({ workspaceId, productId, number, deletedAt });
}

test("what is deleted with a key is found under Views, and restored there by keyboard, on every open page", async ({
  page,
  openElsewhere,
}) => {
  await acme.join(page, "Noor Haddad");
  await fill(3);
  await visit(page, acme.at.inbox);
  await page.keyboard.press("j");
  for (const number of [3, 2]) {
    await expect(page.getByRole("link", { name: `MOB-${number}` })).toBeFocused();
    await page.keyboard.press("#");
    await expect(page.getByRole("link", { name: `MOB-${number}` })).toHaveCount(0);
  }
  await page.getByRole("button", { name: "More views" }).click();
  await page.getByRole("menuitem", { name: "Deleted tickets" }).click();
  await expect(page).toHaveURL(deletedPage);
  await expect(page.getByRole("heading", { level: 1, name: "Deleted tickets" })).toBeVisible();
  const row = page.getByRole("row", { name: /MOB-2/ });
  await expect(row).toContainText("Ticket 2");
  await expect(row).toContainText("Jonas Lindqvist");
  await expect(row).toContainText("Noor Haddad");
  await expect(page.getByRole("status").getByText("2 tickets deleted")).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  const elsewhere = await openElsewhere();
  await acme.join(elsewhere, "Lena Kraus");
  await visit(elsewhere, deletedPage);
  await expect(elsewhere.getByRole("row", { name: /MOB-2/ })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Restore MOB-2" }).press("Enter");
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("link", { name: "MOB-3" })).toBeFocused();
  await expect(elsewhere.getByRole("row", { name: /MOB-2/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Feedback", exact: true }).click();
  await expect(page.getByRole("link", { name: "MOB-2" })).toBeVisible();
});

test("a member sees what is deleted and who may restore it, and an empty list says what it is for", async ({
  page,
}) => {
  await acme.join(page, "Ines Prado", "member");
  await visit(page, deletedPage);
  await expect(page.getByRole("heading", { name: "No ticket is deleted" })).toBeVisible();
  await fill(1, new Date());
  await page.reload();
  await expect(page.getByText("An owner or admin can restore them.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Restore/ })).toHaveCount(0);
  await page.getByRole("link", { name: "MOB-1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/MOB-1 was deleted by/);
  await page.getByRole("link", { name: "All deleted tickets" }).click();
  await expect(page).toHaveURL(deletedPage);
});

test("the deleted tickets of an archived product are only read", async ({ page }) => {
  await acme.join(page, "Noor Haddad");
  await fill(1, new Date());
  await database.product.update({
    where: { workspaceId_id: { workspaceId: acme.workspaceId, id: acme.productId } },
    data: { archivedAt: new Date() },
  });
  await visit(page, deletedPage);
  await expect(page.getByText("This product is archived.")).toBeVisible();
  await expect(page.getByRole("button", { name: /Restore/ })).toHaveCount(0);
  await page.getByRole("link", { name: "MOB-1" }).click();
  await expect(page.getByText("Its product is archived.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Restore" })).toHaveCount(0);
});

test("fifty fill a page, which leads on and back", async ({ page }) => {
  await acme.join(page, "Noor Haddad");
  await fill(51, new Date());
  await visit(page, deletedPage);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name: "Previous page" }).click();
  await expect(page.getByRole("row")).toHaveCount(51);
});
