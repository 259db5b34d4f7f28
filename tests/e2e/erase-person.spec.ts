import { database } from "#lib/database/client.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { openWorkspace, type Workspace } from "./open-workspace.ts";

let acme: Workspace;
let jonas: string;

// Of the page of somebody who is gone.
test.use({ expectedErrors: /status of 404/, reducedMotion: "reduce" });

test.beforeEach(async ({ app }) => {
  acme = await openWorkspace(app.url);
  const { workspaceId, productId } = acme;
  jonas = await addContact(workspaceId, { name: "Jonas Lindqvist", email: "jonas@nord.example" });
  const { id } = await addTicket({ workspaceId, productId, number: 1, title: "Reorder stops" });
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { contactId: jonas },
  });
});

test("an admin erases a person by keyboard, after reading what goes, and their ticket says so", async ({
  page,
}) => {
  await acme.join(page, "Noor Haddad");
  await page.goto(`/${acme.slug}/contacts/${jonas}`);
  await page.getByRole("button", { name: "Erase personal data…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Erase Jonas Lindqvist?" });
  await expect(dialog).toContainText("It cannot be undone.");
  await expect(dialog).toContainText("Their tickets, without a customer");
  expect(await findViolations(page)).toEqual([]);
  const typed = dialog.getByLabel("Type “erase” to confirm");
  await typed.fill("yes");
  await typed.press("Enter");
  await expect(dialog).toContainText("Type the word erase.");
  await expect(typed).toBeFocused();
  await typed.fill("erase");
  await typed.press("Enter");
  await expect(page).toHaveURL(/\/contacts$/);
  await expect(page.getByText("Erased. Their last traces go within moments.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Jonas Lindqvist" })).toHaveCount(0);
  await page.goto(acme.at.inbox);
  await expect(page.getByText("Erased person", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "MOB-1 Feedback from an erased person" }).click();
  await expect(page.getByText("What this person wrote was erased.")).toBeVisible();
  await expect(page.getByText("Jonas")).toHaveCount(0);
  expect(await acme.audited("Erased a person")).toBe(1);
  await page.goto(`/${acme.slug}/contacts/${jonas}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/not (here|found)/i);
});

test("a member is not offered to erase anybody", async ({ page }) => {
  await acme.join(page, "Ines Prado", "member");
  await page.goto(`/${acme.slug}/contacts/${jonas}`);
  await expect(page.getByRole("heading", { level: 1, name: "Jonas Lindqvist" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Erase/ })).toHaveCount(0);
});

test("an admin chooses that whoever is deleted in Intercom is erased, and reads what that means", async ({
  page,
}) => {
  await database.intercomConnection.create({
    data: {
      ...{ workspaceId: acme.workspaceId, intercomAppId: crypto.randomUUID(), region: "EU" },
      ...{ intercomWorkspaceName: "Acme Support", status: "connected", connectedByName: "Noor" },
      ...{ connectedAt: new Date(), syncContacts: true },
    },
  });
  await acme.join(page, "Noor Haddad");
  await page.goto(acme.at.intercom);
  const choice = page.getByRole("switch", { name: "Erase people deleted in Intercom" });
  await expect(choice).toHaveAttribute("aria-checked", "false");
  await expect(page.getByText(/stays here, marked/)).toBeVisible();
  await choice.click();
  await expect(page.getByText(/from now on is erased here too/)).toBeVisible();
  await page.reload();
  await expect(choice).toHaveAttribute("aria-checked", "true");
});
