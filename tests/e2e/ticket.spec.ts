import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { openWorkspace, visit, type Workspace } from "./open-workspace.ts";

// A conflict says so in the console too.
test.use({ expectedErrors: /status of 409/ });

let acme: Workspace;

test.beforeEach(async ({ page, app }) => {
  acme = await openWorkspace(app.url);
  const { workspaceId, productId } = acme;
  await acme.join(page, "Noor Haddad");
  const web = { workspaceId, id: newId(), key: "WEB", name: "Dispatch web" };
  await database.product.create({ data: web });
  const title = "Let dispatchers reorder stops";
  await addTicket({ workspaceId, productId, number: 1, title });
  const other = { conversationId: "another", title: "Reordering of stops" };
  await addTicket({ workspaceId, productId: web.id, number: 1, ...other });
});

test("a title and a description are written in place, and Escape leaves them as they were", async ({
  page,
}) => {
  await visit(page, `${acme.at.inbox}/MOB-1`);
  const heading = page.getByRole("heading", { level: 1 });
  await page.getByRole("button", { name: "Let dispatchers reorder stops", exact: true }).click();
  const title = page.getByRole("textbox", { name: "Title" });
  await title.fill("Never mind");
  await title.press("Escape");
  await expect(heading).toHaveText("Let dispatchers reorder stops");
  await page.keyboard.press("Enter");
  await title.fill("Reorder the day’s stops");
  await title.press("Enter");
  await expect(heading).toHaveText("Reorder the day’s stops");
  await expect(page.getByRole("button", { name: "Reorder the day’s stops" })).toBeFocused();
  await page.getByRole("button", { name: "Add a description for your team" }).click();
  await page.getByRole("textbox", { name: "Description" }).fill("For the spring.\nSoon.");
  await page.keyboard.press("Control+Enter");
  const description = page.getByRole("button", { name: "For the spring." });
  await expect(description).toBeVisible();
  await page.reload();
  await expect(description).toBeVisible();
  await expect(page.getByText("changed the title from Let dispatchers")).toBeVisible();
});

test("what cannot be saved stays in the field, and saves once it can", async ({ page }) => {
  await visit(page, `${acme.at.inbox}/MOB-1`);
  await page.getByRole("button", { name: "Let dispatchers reorder stops", exact: true }).click();
  const title = page.getByRole("textbox", { name: "Title" });
  await database.feedbackTicket.updateMany({
    where: { workspaceId: acme.workspaceId, productId: acme.productId },
    data: { title: "Stops" },
  });
  await title.fill("Mine");
  await title.press("Enter");
  await expect(page.getByText("Somebody changed this to “Stops” while")).toBeVisible();
  await expect(title).toHaveValue("Mine");
  await page.getByRole("button", { name: "Save mine" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mine");
});

test("a moved ticket has an address in the other product, to which its old one leads", async ({
  page,
}) => {
  await visit(page, `${acme.at.inbox}/MOB-1?view=all`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Move to product…" }).click();
  await page.getByRole("button", { name: "Move ticket" }).click();
  await expect(page.getByText("MOB-1 was moved and is WEB-2 now.")).toBeVisible();
  await expect(page).toHaveURL(/\/WEB\/feedback\/WEB-2\?view=all$/);
  await page.goto(`${acme.at.inbox}/MOB-1?view=all`);
  await expect(page).toHaveURL(/\/WEB\/feedback\/WEB-2\?view=all$/);
  await expect(page.getByText("moved it here from MOB-1")).toBeVisible();
});

test("a merged ticket leads to the one that stays, where it is shown and taken back", async ({
  page,
}) => {
  await visit(page, `${acme.at.inbox}/MOB-1`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Merge into…" }).click();
  await page.getByRole("combobox", { name: "Merge into" }).fill("web-1");
  await page.getByRole("option", { name: /Reordering of stops/ }).click();
  await page.getByRole("button", { name: "Merge ticket" }).click();
  await expect(page).toHaveURL(/\/WEB\/feedback\/WEB-1\?merged=MOB-1$/);
  await expect(page.getByText("MOB-1 was merged into this ticket.")).toBeVisible();
  const merged = page.getByRole("article", { name: "MOB-1 Let dispatchers reorder stops" });
  await expect(merged.getByText("Please let us reorder stops.").first()).toBeVisible();
  await page.getByRole("button", { name: "Undo the merge of MOB-1" }).click();
  await expect(merged).toBeHidden();
  await page.goto(`${acme.at.inbox}/MOB-1`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Let dispatchers reorder stops");
});

test("a similar ticket is merged with one press and taken back with another", async ({ page }) => {
  await visit(page, `${acme.at.inbox}/MOB-1`);
  await page.getByRole("button", { name: "Merge WEB-1 into this ticket" }).click();
  // While it is pointed at, the notice stays.
  await page.getByText("WEB-1 was merged into this ticket.").hover();
  await expect(page.getByRole("article", { name: "WEB-1 Reordering of stops" })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("button", { name: "Merge WEB-1 into this ticket" })).toBeAttached();
});

test("a deleted ticket's address says who deleted it, and an admin restores it there", async ({
  page,
  openElsewhere,
}) => {
  await visit(page, `${acme.at.inbox}/MOB-1`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText("MOB-1 was deleted by Noor Haddad");
  const member = await openElsewhere();
  await acme.join(member, "Ana Ruiz", "member");
  await visit(member, `${acme.at.inbox}/MOB-1`);
  await expect(member.getByText("An owner or admin can restore it.")).toBeVisible();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(heading).toHaveText("Let dispatchers reorder stops");
});

test("a snooze is chosen in a menu and undone by the notice", async ({ page }) => {
  await visit(page, `${acme.at.inbox}/MOB-1`);
  await page.getByRole("button", { name: "Snooze" }).click();
  await page.getByRole("menuitem", { name: /^Tomorrow/ }).click();
  await expect(page.getByText(/^MOB-1 is snoozed until/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Snoozed" })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("button", { name: "Snooze", exact: true })).toBeVisible();
});
