import { database } from "#lib/database/client.ts";
import { addCompany, addContact } from "#tests/support/add-contact.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { openInboxOfOne, visit, type Workspace } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce" });

let acme: Workspace;

test.beforeEach(async ({ page, app }) => {
  acme = await openInboxOfOne(page, app.url);
  const { workspaceId, productId } = acme;
  const { id } = await addTicket({ workspaceId, productId, number: 2 });
  const contactId = await addContact(workspaceId, {
    name: "Åsa Lindström",
    email: "asa@n.example",
  });
  await addContact(workspaceId, { name: "Zoë Núñez", email: "zoe@n.example" });
  await addCompany(workspaceId, "Harbour Ferries");
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { contactId },
  });
});

test("PRODUCT 2.8 the list is filtered by a customer who is found by part of a name, and the address says so", async ({
  page,
}) => {
  await visit(page, acme.at.inbox);
  await page.keyboard.press("f");
  await page.getByRole("menuitem", { name: "Customer…" }).click();
  const dialog = page.getByRole("dialog", { name: "Filter by customer" });
  await dialog.getByLabel("Customer").fill("lindstrom");
  await expect(page.getByRole("option", { name: "Åsa Lindström" })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/customer=[0-9a-f-]{36}/);
  await expect(page.getByRole("link", { name: "MOB-2" })).toBeVisible();
  await expect(page.getByRole("link", { name: "MOB-1" })).toHaveCount(0);
  await page.getByRole("button", { name: "Remove filter: customer" }).click();
  await expect(page.getByRole("link", { name: "MOB-1" })).toBeVisible();
});

test("a company of which nothing is listed is still named in the filter", async ({ page }) => {
  await visit(page, acme.at.inbox);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("menuitem", { name: "Company…" }).click();
  await page.getByRole("dialog").getByLabel("Company").fill("harbour");
  await page.getByRole("option", { name: "Harbour Ferries" }).click();
  await expect(page).toHaveURL(/company=[0-9a-f-]{36}/);
  await expect(page.getByText("Company is Harbour Ferries")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Company is Harbour Ferries")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page.getByRole("link", { name: "MOB-1" })).toBeVisible();
});

test("a customer who is only a name on a ticket is no filter, and found by the search that is offered instead", async ({
  page,
}) => {
  await visit(page, acme.at.inbox);
  await page.keyboard.press("f");
  await page.getByRole("menuitem", { name: "Customer…" }).click();
  await page.getByRole("dialog").getByLabel("Customer").fill("Jonas");
  const instead = page.getByRole("option", { name: "Search the inbox for “Jonas”" });
  await expect(page.getByText("No person in Contacts matches “Jonas”.")).toBeVisible();
  await expect(instead).toContainText("Also finds who is not in Contacts");
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("searchbox", { name: "Search feedback" })).toHaveValue("Jonas");
  await expect(page).toHaveURL(/[?&]q=Jonas/);
  await expect(page.getByRole("link", { name: "MOB-1" })).toBeVisible();
  await expect(page.getByRole("link", { name: "MOB-2" })).toBeVisible();
});

test("the search is offered below whoever is found, and one press makes it", async ({ page }) => {
  await visit(page, acme.at.inbox);
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("menuitem", { name: "Customer…" }).click();
  await page.getByRole("dialog").getByLabel("Customer").fill("nord");
  await expect(page.getByRole("option")).toHaveText([/Search the inbox for “nord”/]);
  await page.getByRole("dialog").getByLabel("Customer").fill("zoe");
  await expect(page.getByRole("option")).toHaveText([/Zoë Núñez/, /Search the inbox for “zoe”/]);
  await page.getByRole("option", { name: "Search the inbox for “zoe”" }).click();
  await expect(page.getByRole("heading", { name: "No ticket matches" })).toBeVisible();
  await expect(page.getByRole("searchbox", { name: "Search feedback" })).toHaveValue("zoe");
});

test("a customer of whom nothing is listed is named after a reload, in a saved view, and once they are deleted", async ({
  page,
}) => {
  const { workspaceId } = acme;
  const { id } = await database.contact.findFirstOrThrow({
    where: { workspaceId, name: "Zoë Núñez" },
  });
  await visit(page, `${acme.at.inbox}?customer=${id}`);
  await expect(page.getByText("Customer is Zoë Núñez")).toBeVisible();
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Zoë");
  await page.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  await visit(page, acme.at.inbox);
  await page.getByRole("button", { name: "More views" }).click();
  await page.getByRole("menuitem", { name: "Zoë" }).click();
  await expect(page.getByText("Customer is Zoë Núñez")).toBeVisible();
  await database.contact.updateMany({
    where: { workspaceId, id },
    data: { deletedAt: new Date() },
  });
  await page.reload();
  await expect(page.getByText("Customer is Zoë Núñez, deleted")).toBeVisible();
});
