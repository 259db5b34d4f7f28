import { readFile } from "node:fs/promises";
import { database } from "#lib/database/client.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { byKeyboard } from "#tests/support/by-keyboard.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { openWorkspace, type Workspace } from "./open-workspace.ts";

let acme: Workspace;

// Of the pages of a workspace that is gone.
test.use({ expectedErrors: /status of 404/, reducedMotion: "reduce" });

test.beforeEach(async ({ app }) => {
  acme = await openWorkspace(app.url);
  const { workspaceId, productId } = acme;
  await addContact(workspaceId, { name: "Jonas Lindqvist", email: "jonas@nord.example" });
  await addTicket({ workspaceId, productId, number: 1, title: "Reorder stops" });
});

test("S-G3 an owner exports everything and deletes the workspace by keyboard, after reading what goes", async ({
  page,
  intercom,
  openElsewhere,
}) => {
  const { workspaceId, slug } = acme;
  const sim = intercom.addWorkspace({ name: "Acme Support", region: "EU" });
  sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
  await connectWorkspace({ workspaceId, intercom: sim });
  const ines = await openElsewhere();
  await acme.join(ines, "Ines Prado", "member");
  await ines.goto(acme.at.general);
  await acme.join(page, "Noor Haddad", "owner");
  await page.goto(acme.at.general);
  const keys = byKeyboard(page);

  const download = page.waitForEvent("download");
  await keys.use(page.getByRole("button", { name: "Export everything" }));
  const file = await download;
  const day = new Date().toISOString().slice(0, 10);
  expect(file.suggestedFilename()).toBe(`${slug}-${day}.ndjson`);
  const lines = (await readFile(await file.path(), "utf8")).trimEnd().split("\n");
  expect(lines.filter((line) => line.includes("Reorder stops"))).toHaveLength(1);
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ is: "end", ticket: 1, person: 1 });
  expect(await acme.audited("Exported everything")).toBe(1);

  await keys.use(page.getByRole("button", { name: "Delete workspace…" }));
  const dialog = page.getByRole("dialog", { name: `Delete ${slug}?` });
  await expect(dialog).toContainText("1 product, 1 ticket, 1 person, 0 companies");
  await expect(dialog).toContainText("ends at once for 2 members");
  await expect(dialog).toContainText("The app is uninstalled from Acme Support.");
  expect(await findViolations(page)).toEqual([]);
  const typed = dialog.getByLabel(`Type “${slug}” to confirm`);
  await keys.reach(typed);
  await keys.type("fieldnote");
  await keys.press("Enter");
  await expect(dialog).toContainText(`Type ${slug}.`);
  await expect(typed).toBeFocused();
  await typed.press("ControlOrMeta+a");
  await keys.type(slug);
  await keys.press("Enter");

  await expect(page.getByRole("heading", { name: "You are in no workspace" })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
  await expect(ines.getByRole("heading", { level: 1 })).toHaveText(/not (here|found)/i);
  await page.goto(acme.at.inbox);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/not (here|found)/i);
  await expect.poll(() => sim.record.installed).toBe(false);
});

test("S-G3 whoever is in another workspace too lands there", async ({ page, app }) => {
  const { userId } = await acme.join(page, "Noor Haddad", "owner");
  const other = await addWorkspace({
    slug: `other-${crypto.randomUUID()}`,
    products: [["WEB", "Web app"]],
  });
  await database.membership.create({
    data: { workspaceId: other.workspaceId, userId, role: "member" },
  });
  await page.goto(acme.at.general);
  await page.getByRole("button", { name: "Delete workspace…" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill(acme.slug);
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect(page).toHaveURL(new RegExp(`^${app.url}/other-.*/products/WEB/feedback$`));
});

test("an admin may export and is told who can delete; a member is offered neither", async ({
  page,
  openElsewhere,
}) => {
  await acme.join(page, "Tomás Brandt", "admin");
  await page.goto(acme.at.general);
  const asks = page.getByText("Only an owner can delete the workspace.");
  await expect(asks).toBeVisible();
  await expect(page.getByRole("button", { name: "Export everything" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Delete/ })).toHaveCount(0);
  const ines = await openElsewhere();
  await acme.join(ines, "Ines Prado", "member");
  await ines.goto(acme.at.general);
  await expect(ines.getByText("Only an owner can delete the workspace.")).toBeVisible();
  await expect(ines.getByText("Owners and admins can export")).toBeVisible();
  await expect(ines.getByRole("button", { name: /Export|Delete/ })).toHaveCount(0);
});
