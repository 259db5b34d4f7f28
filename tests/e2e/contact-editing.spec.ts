import type { Page } from "@playwright/test";
import { database } from "#lib/database/client.ts";
import { addCompany, addContact } from "#tests/support/add-contact.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { byKeyboard } from "#tests/support/by-keyboard.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { openWorkspace, type Workspace } from "./open-workspace.ts";

let acme: Workspace;
let nord: string;

test.use({ reducedMotion: "reduce" });

test.beforeEach(async ({ app }) => {
  acme = await openWorkspace(app.url);
  nord = await addCompany(acme.workspaceId, "Nordfrakt Åland");
});

/** Somebody of Intercom's, with one ticket. */
async function addPerson(name: string, email: string, number: number): Promise<string> {
  const { workspaceId, productId } = acme;
  const id = await addContact(workspaceId, { name, email });
  const said = { intercomName: name, intercomEmail: email };
  await database.contact.update({ where: { workspaceId_id: { workspaceId, id } }, data: said });
  const ticket = await addTicket({ workspaceId, productId, number, title: `Wish ${number}` });
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id: ticket.id } },
    data: { contactId: id },
  });
  return id;
}

const people = () => `/${acme.slug}/contacts`;
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("PRODUCT 2.11 a member adds a person with a company, and is told what is missing and who has the e-mail already", async ({
  page,
}) => {
  await addPerson("Åsa Lindström", "asa@nord.example", 1);
  await acme.join(page, "Ines Prado", "member");
  await page.goto(people());
  await button(page, "New contact").click();
  const dialog = page.getByRole("dialog", { name: "New contact" });
  await dialog.getByRole("button", { name: "Create contact" }).click();
  await expect(dialog.getByText("Enter a name, an e-mail or a phone number.")).toBeVisible();
  await dialog.getByLabel("Name").fill("Åsa L.");
  await dialog.getByLabel("E-mail").fill("asa@nord");
  await dialog.getByRole("button", { name: "Create contact" }).click();
  await expect(dialog.getByText("Enter an e-mail address such as")).toBeVisible();
  await dialog.getByLabel("E-mail").fill("ASA@nord.example");
  await dialog.getByLabel("Company").fill("aland");
  await page.getByRole("option", { name: "Nordfrakt Åland" }).click();
  await dialog.getByRole("button", { name: "Create contact" }).click();
  await expect(dialog.getByRole("link", { name: "Open Åsa Lindström" })).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveValue("Åsa L.");
  expect(await findViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Create anyway" }).click();
  await expect(heading(page, "Åsa L.")).toBeVisible();
  const properties = page.getByRole("complementary", { name: "Properties" });
  await expect(properties.getByRole("link", { name: "Nordfrakt Åland" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Possible duplicate" })).toContainText(
    "Åsa Lindström",
  );
});

test("PRODUCT 4.5 what a member edits says so, and follows Intercom again when they ask for it", async ({
  page,
}) => {
  const asa = await addPerson("Åsa Lindström", "asa@nord.example", 1);
  await acme.join(page, "Ines Prado", "member");
  await page.goto(`${people()}/${asa}`);
  await button(page, "Edit").click();
  const dialog = page.getByRole("dialog", { name: "Edit contact" });
  await dialog.getByLabel("Name").fill("Åsa Berg");
  await dialog.getByLabel("Phone").fill("soon");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByText("Enter a phone number such as")).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveValue("Åsa Berg");
  await dialog.getByLabel("Phone").fill("");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(heading(page, "Åsa Berg")).toBeVisible();
  const properties = page.getByRole("complementary", { name: "Properties" });
  await expect(properties).toContainText("Edited here · Intercom says");
  expect(await findViolations(page)).toEqual([]);
  await button(page, "Use Intercom’s value for the name").click();
  await expect(heading(page, "Åsa Lindström")).toBeVisible();
  await expect(properties).not.toContainText("Edited here");
  await page.getByRole("link", { name: /^History/ }).click();
  await expect(page.getByRole("list", { name: "Changes" })).toContainText(
    "Ines Prado changed the name from Åsa Lindström to Åsa Berg",
  );
});

test("PRODUCT 4.8 an admin merges a possible duplicate and takes it back, with the keyboard alone", async ({
  page,
}) => {
  const asa = await addPerson("Åsa Lindström", "asa@nord.example", 1);
  const old = await addPerson("Asa L.", "ASA@nord.example", 2);
  await acme.join(page, "Noor Haddad", "admin");
  await page.goto(people());
  await expect(page.getByRole("link", { name: "Possible duplicate" })).toHaveCount(2);
  await page.goto(`${people()}/${asa}`);
  const keyboard = byKeyboard(page);
  await keyboard.use(button(page, "Merge with Asa L."));
  const dialog = page.getByRole("dialog", { name: "Merge contacts" });
  await expect(dialog.getByRole("radio", { name: /Åsa Lindström/ })).toBeChecked();
  expect(await findViolations(page)).toEqual([]);
  await keyboard.use(dialog.getByRole("button", { name: "Merge contacts" }));
  await expect(page.getByRole("link", { name: "MOB-2 Wish 2" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Possible duplicate" })).toBeHidden();
  await page.goto(`${people()}/${old}`);
  await expect(page).toHaveURL(`${people()}/${asa}`);
  await page.goto(`${people()}/${asa}?tab=history`);
  expect(await findViolations(page)).toEqual([]);
  await keyboard.use(button(page, "Undo the merge of Asa L."));
  await expect(page.getByRole("region", { name: "Possible duplicate" })).toBeVisible();
  await expect(page.getByText("Noor Haddad undid the merge with: Asa L.")).toBeVisible();
  await page.goto(`${people()}/${old}`);
  await expect(page.getByRole("link", { name: "MOB-2 Wish 2" })).toBeVisible();
});

test("PRODUCT 4.8 each possible duplicate has a button whose name begins with Merge and says with whom", async ({
  page,
}) => {
  const asa = await addPerson("Åsa Lindström", "asa@nord.example", 1);
  await addPerson("Asa L.", "asa@nord.example", 2);
  await addPerson("A. Lindström", "asa@nord.example", 3);
  await acme.join(page, "Noor Haddad", "admin");
  await page.goto(`${people()}/${asa}`);
  const rows = page.getByRole("region", { name: "Possible duplicates" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  for (const name of ["Asa L.", "A. Lindström"]) {
    const merge = rows.filter({ hasText: name }).getByRole("button", { name: /^Merge/ });
    await expect(merge).toHaveAccessibleName(`Merge with ${name}`);
  }
});

test("PRODUCT 4.8 whoever is searched for may be the one who stays, and the notice takes it back", async ({
  page,
}) => {
  const asa = await addPerson("Åsa Lindström", "asa@nord.example", 1);
  const tess = await addPerson("Tess Okoye", "tess@alder.example", 2);
  await acme.join(page, "Noor Haddad", "admin");
  await page.goto(`${people()}/${asa}`);
  await button(page, "Merge…").click();
  const dialog = page.getByRole("dialog", { name: "Merge contacts" });
  await dialog.getByRole("button", { name: "Merge contacts" }).click();
  await expect(dialog.getByText("Choose whom to merge with.")).toBeVisible();
  await dialog.getByLabel("Merge with").fill("koye");
  await expect(page.getByRole("option")).toHaveText([/Tess Okoye/]);
  await page.getByRole("option", { name: /Tess Okoye/ }).click();
  await dialog.getByRole("radio", { name: /Tess Okoye/ }).check();
  await dialog.getByRole("button", { name: "Merge contacts" }).click();
  await button(page, "Undo").click();
  await expect(page).toHaveURL(`${people()}/${tess}`);
  await page.getByRole("link", { name: /^History/ }).click();
  const lines = page.getByRole("list", { name: "Changes" });
  await expect(lines).toContainText("merged another into this person: Åsa Lindström");
  await expect(lines).toContainText("undid the merge with: Åsa Lindström");
  await page.goto(`${people()}/${asa}`);
  await expect(page.getByRole("link", { name: "MOB-1 Wish 1" })).toBeVisible();
});

test("PRODUCT 4.7 an admin deletes a person, whose ticket keeps their name, and restores them", async ({
  page,
}) => {
  const asa = await addPerson("Åsa Lindström", "asa@nord.example", 1);
  await acme.join(page, "Noor Haddad", "admin");
  await page.goto(`${people()}/${asa}`);
  await button(page, "Delete…").click();
  const dialog = page.getByRole("alertdialog", { name: "Delete Åsa Lindström?" });
  await expect(dialog).toContainText("stay deleted, even though Intercom goes on sending them");
  await dialog.getByRole("button", { name: "Delete contact" }).click();
  await expect(heading(page, "Åsa Lindström was deleted")).toBeVisible();
  await page.goto(`${acme.at.inbox}/MOB-1`);
  await expect(page.getByRole("complementary", { name: "Properties" })).toContainText(
    "Åsa Lindström",
  );
  await expect(page.getByRole("link", { name: "Åsa Lindström", exact: true })).toHaveCount(0);
  await page.goto(people());
  await page.getByLabel("Standing").selectOption("Deleted here");
  await expect(page.getByRole("table", { name: "Deleted here" })).toContainText("Noor Haddad");
  expect(await findViolations(page)).toEqual([]);
  await button(page, "Restore Åsa Lindström").click();
  await expect(page.getByRole("heading", { name: "Nobody is deleted" })).toBeVisible();
  await page.goto(`${people()}/${asa}`);
  await expect(page.getByRole("link", { name: "MOB-1 Wish 1" })).toBeVisible();
});

test("S-B5 a member sees who can merge and delete, and nothing to press", async ({ page }) => {
  const asa = await addPerson("Åsa Lindström", "asa@nord.example", 1);
  await addPerson("Asa L.", "asa@nord.example", 2);
  await acme.join(page, "Ines Prado", "member");
  await page.goto(`${people()}/${asa}`);
  await expect(page.getByText("Owners and admins can merge, delete and erase")).toBeVisible();
  await expect(page.getByText("An owner or admin can merge them.")).toBeVisible();
  for (const name of [/Merge/, /Delete/, /Erase/]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
});

test("PRODUCT 3.11 the customer of a ticket is added to Contacts from there", async ({ page }) => {
  const { workspaceId, productId } = acme;
  await addTicket({ workspaceId, productId, number: 1 });
  await acme.join(page, "Ines Prado", "member");
  await page.goto(`${acme.at.inbox}/MOB-1`);
  await button(page, "Add to Contacts").click();
  await page.getByRole("figure").getByRole("link", { name: "Jonas Lindqvist" }).click();
  await expect(heading(page, "Jonas Lindqvist")).toBeVisible();
  await expect(page.getByRole("link", { name: "MOB-1 Ticket 1" })).toBeVisible();
});

test("PRODUCT 2.11 columns are chosen, and stay so", async ({ page }) => {
  await addPerson("Åsa Lindström", "asa@nord.example", 1);
  await acme.join(page, "Ines Prado", "member");
  await page.goto(people());
  await button(page, "Columns").click();
  await page.getByRole("menuitemcheckbox", { name: "E-mail" }).click();
  await expect(page.getByRole("columnheader", { name: "E-mail", includeHidden: true })).toHaveCount(
    0,
  );
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Company" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "E-mail" })).toHaveCount(0);
});

test("PRODUCT 2.11 a company is added and renamed; one of Intercom's is not renamed here", async ({
  page,
}) => {
  await acme.join(page, "Ines Prado", "member");
  await page.goto(`/${acme.slug}/companies`);
  await button(page, "New company").click();
  const dialog = page.getByRole("dialog", { name: "New company" });
  await dialog.getByRole("button", { name: "Create company" }).click();
  await expect(dialog.getByText("Enter a name.")).toBeVisible();
  await dialog.getByLabel("Name").fill("Harbour Feries");
  await dialog.getByRole("button", { name: "Create company" }).click();
  await expect(heading(page, "Harbour Feries")).toBeVisible();
  await button(page, "Edit").click();
  await page
    .getByRole("dialog", { name: "Edit company" })
    .getByLabel("Name")
    .fill("Harbour Ferries");
  await button(page, "Save").click();
  await expect(heading(page, "Harbour Ferries")).toBeVisible();
  await page.goto(`/${acme.slug}/companies/${nord}`);
  await expect(heading(page, "Nordfrakt Åland")).toBeVisible();
  await expect(button(page, "Edit")).toHaveCount(0);
});
