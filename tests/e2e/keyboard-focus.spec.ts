import type { Page } from "@playwright/test";
import { database } from "#lib/database/client.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { byKeyboard } from "#tests/support/by-keyboard.ts";
import { openWorkspace, visit, type Workspace } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce" });

let acme: Workspace;
let people: string;

test.beforeEach(async ({ page, app }) => {
  acme = await openWorkspace(app.url);
  people = `/${acme.slug}/contacts`;
  await acme.join(page, "Noor Haddad");
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

function addAsa(name = "Åsa Lindström"): Promise<string> {
  return addContact(acme.workspaceId, { name, email: "asa@nord.example" });
}

test("by keyboard alone: once Intercom's value is used, the focus is on it, or else beside it", async ({
  page,
}) => {
  const keys = byKeyboard(page);
  const asa = await addAsa();
  await database.contact.update({
    where: { workspaceId_id: { workspaceId: acme.workspaceId, id: asa } },
    data: {
      intercomName: "Åsa Berg",
      intercomEmail: "asa@berg.example",
      editedFields: ["name", "email"],
    },
  });
  await visit(page, `${people}/${asa}`);
  const properties = page.getByRole("complementary", { name: "Properties" });
  await keys.use(button(page, "Use Intercom’s value for the e-mail"));
  await expect(properties.getByRole("definition").filter({ hasText: /^asa@berg/ })).toBeFocused();
  await keys.expectSeenFocus();
  await page.keyboard.press("Shift+Tab");
  await expect(button(page, "Use Intercom’s value for the name")).toBeFocused();
  await keys.press("Enter");
  await expect(title(page, "Åsa Berg")).toBeVisible();
  await expect(properties.getByRole("heading", { name: "From Intercom" })).toBeFocused();
  await keys.expectSeenFocus();
});

test("by keyboard alone: a merge leads the focus to the next possible duplicate, then to who stays, and undoing one leaves it there", async ({
  page,
}) => {
  const keys = byKeyboard(page);
  const asa = await addAsa();
  for (const name of ["Asa Berg", "Asa L."]) await addAsa(name);
  await visit(page, `${people}/${asa}`);
  for (const [name, next] of [
    ["Asa Berg", link(page, "Asa L.")],
    ["Asa L.", title(page, "Åsa Lindström")],
  ] as const) {
    await keys.use(button(page, `Merge with ${name}`));
    await keys.use(page.getByRole("dialog").getByRole("button", { name: "Merge contacts" }));
    await expect(button(page, `Merge with ${name}`)).toHaveCount(0);
    await expect(next).toBeFocused();
    await keys.expectSeenFocus();
    await keys.press("F6");
    await keys.use(button(page, "Dismiss"));
    await expect(button(page, "Dismiss")).toHaveCount(0);
    await expect(next).toBeFocused();
  }
  await visit(page, `${people}/${asa}?tab=history`);
  for (const [name, next] of [
    ["Asa Berg", button(page, "Undo the merge of Asa L.")],
    ["Asa L.", title(page, "Åsa Lindström")],
  ] as const) {
    await keys.use(button(page, `Undo the merge of ${name}`));
    await expect(button(page, `Merge with ${name}`)).toBeVisible();
    await expect(next).toBeFocused();
    await keys.expectSeenFocus();
  }
});

test("by keyboard alone: undoing a merge from its notice leads the focus back to where it was before", async ({
  page,
}) => {
  const keys = byKeyboard(page);
  const asa = await addAsa();
  await addAsa("Asa L.");
  for (const [key, before] of [
    ["F6", title(page, "Åsa Lindström")],
    ["Tab", button(page, "Erase personal data…")],
  ] as const) {
    await visit(page, `${people}/${asa}`);
    await keys.use(button(page, "Merge with Asa L."));
    await keys.use(page.getByRole("dialog").getByRole("button", { name: "Merge contacts" }));
    await expect(title(page, "Åsa Lindström")).toBeFocused();
    await keys.press(key);
    await keys.use(button(page, "Undo"));
    await expect(button(page, "Merge with Asa L.")).toBeVisible();
    await keys.press("F6");
    await keys.use(button(page, "Dismiss"));
    await expect(button(page, "Dismiss")).toHaveCount(0);
    await expect(before).toBeFocused();
    await keys.expectSeenFocus();
  }
});

test("by keyboard alone: a merge that leads to another person leads the focus to their name", async ({
  page,
}) => {
  const keys = byKeyboard(page);
  const asa = await addAsa();
  await addAsa("Asa L.");
  await visit(page, `${people}/${asa}`);
  await keys.use(button(page, "Merge with Asa L."));
  await keys.reach(page.getByRole("radio", { name: /Åsa Lindström/ }));
  await keys.press("ArrowDown");
  await keys.use(page.getByRole("dialog").getByRole("button", { name: "Merge contacts" }));
  await expect(title(page, "Asa L.")).toBeFocused();
  await keys.expectSeenFocus();
});

test("by keyboard alone: whoever restores a person is at the next one, at the last one, then at who is left", async ({
  page,
}) => {
  const keys = byKeyboard(page);
  const { workspaceId } = acme;
  for (const [index, name] of ["Ana", "Bo", "Cleo"].entries()) {
    const deletedAt = new Date(Date.now() - index * 60_000);
    await addContact(workspaceId, { name, deletedAt });
  }
  await visit(page, `${people}?standing=deleted`);
  for (const [name, next] of [
    ["Bo", link(page, "Cleo")],
    ["Cleo", link(page, "Ana")],
    ["Ana", page.getByRole("heading", { name: "Nobody is deleted" })],
  ] as const) {
    await keys.use(button(page, `Restore ${name}`));
    await expect(button(page, `Restore ${name}`)).toHaveCount(0);
    await expect(next).toBeFocused();
    await keys.expectSeenFocus();
  }
});

test("by keyboard alone: a link leads the focus to the heading of its page", async ({ page }) => {
  const keys = byKeyboard(page);
  await addAsa();
  await visit(page, people);
  await keys.use(link(page, "Åsa Lindström"));
  await expect(title(page, "Åsa Lindström")).toBeFocused();
  await keys.expectSeenFocus();
});

test("whoever uses a mouse is led nowhere by it", async ({ page }) => {
  await addAsa();
  await visit(page, people);
  await link(page, "Åsa Lindström").click();
  await expect(title(page, "Åsa Lindström")).toBeVisible();
  await expect(title(page, "Åsa Lindström")).not.toBeFocused();
});
