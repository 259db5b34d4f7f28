import { database } from "#lib/database/client.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { openInboxOfOne, visit, type Workspace } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce" });

let acme: Workspace;

test.beforeEach(async ({ page, app }) => {
  acme = await openInboxOfOne(page, app.url);
  const { workspaceId } = acme;
  await addContact(workspaceId, { name: "Zoë Ängström", email: "zoe@fjord.example" });
});

test("PRODUCT 2.10 a member makes feedback by hand with a key, keeps what was typed when the title is missing, and lands on it", async ({
  page,
}) => {
  const { at, workspaceId } = acme;
  await visit(page, at.inbox);
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "New feedback" });
  await dialog.getByLabel("Description").fill("From the map.\nEvery morning.");
  await dialog.getByLabel("Priority").selectOption("High");
  await dialog.getByLabel("Assignee").selectOption("Noor Haddad");
  await dialog.getByRole("combobox", { name: "Customer" }).fill("angstrom");
  await page.getByRole("option", { name: /Zoë Ängström/ }).click();
  await dialog.getByRole("button", { name: "Create feedback" }).click();
  await expect(dialog.getByText("Enter a title.")).toBeVisible();
  await expect(dialog.getByLabel("Title")).toBeFocused();
  await expect(dialog.getByLabel("Description")).toHaveValue("From the map.\nEvery morning.");
  await expect(dialog.getByLabel("Priority")).toHaveValue("high");
  await expect(dialog.getByRole("combobox", { name: "Customer" })).toHaveValue("Zoë Ängström");
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByLabel("Title").fill("Reorder stops");
  await dialog.getByRole("button", { name: "Create feedback" }).click();
  await expect(page).toHaveURL(/\/feedback\/[A-Z]+-2$/);
  await expect(page.getByRole("heading", { name: "Reorder stops" })).toBeVisible();
  await expect(page.getByText("Noor Haddad created it")).toBeVisible();
  const row = await database.feedbackTicket.findFirst({ where: { workspaceId, number: 2 } });
  expect(row).toMatchObject({
    ...{ title: "Reorder stops", description: "From the map.\nEvery morning.", priority: "high" },
    ...{ source: "manual", createdByName: "Noor Haddad" },
  });
  expect(row?.contactId).not.toBeNull();
  expect(row?.assigneeId).not.toBeNull();
});
