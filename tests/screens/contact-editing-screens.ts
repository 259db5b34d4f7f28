import { expect, type Page } from "@playwright/test";
import type { Screen } from "./screens.ts";
import { editedIds } from "./seed-contact-editing.ts";

const list = "app/[workspace]/contacts/page.tsx";
const contact = "app/[workspace]/contacts/[contact]/page.tsx";
const companies = "app/[workspace]/companies/page.tsx";
const company = "app/[workspace]/companies/[company]/page.tsx";
const ticket = "app/[workspace]/products/[product]/feedback/[ticket]/page.tsx";

function edited(name: string, page: string, path: string, more: Partial<Screen> = {}): Screen {
  const state = "contacts-edited";
  return { name, page, state, as: "admin", path: `/${state}${path}`, ...more };
}

function personOf(id: string): string {
  return `/contacts/${id}`;
}

function pressing(...names: string[]) {
  return async (page: Page) => {
    for (const name of names) await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").or(page.getByRole("alertdialog")).first().waitFor();
  };
}

async function openNewContact(page: Page): Promise<void> {
  await page.getByRole("button", { name: "New contact" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Eleanor W.");
}

export const contactEditingScreens: Screen[] = [
  edited("people-edited", list, "/contacts"),
  edited("people-new", list, "/contacts", { act: pressing("New contact") }),
  edited("people-new-problems", list, "/contacts", {
    async act(page) {
      await openNewContact(page);
      await page.getByLabel("E-mail", { exact: true }).fill("eleanor at castle");
      await page.getByLabel("Phone").fill("later");
      await page.getByRole("button", { name: "Create contact" }).click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
    },
  }),
  edited("people-new-existing", list, "/contacts", {
    async act(page) {
      await openNewContact(page);
      await page
        .getByLabel("E-mail", { exact: true })
        .fill("e.whitcombe@castleandfinchproperty.example");
      await page.getByRole("button", { name: "Create contact" }).click();
      await page.getByRole("button", { name: "Create anyway" }).waitFor();
    },
  }),
  edited("people-new-company", list, "/contacts", {
    async act(page) {
      await openNewContact(page);
      await page.getByLabel("Company", { exact: true }).fill("ha");
      await page.getByRole("option").first().waitFor();
    },
  }),
  edited("people-columns", list, "/contacts", {
    onlyOn: "desktop",
    async act(page) {
      await page.getByRole("button", { name: "Columns" }).click();
      await page.getByRole("menuitemcheckbox", { name: "Role" }).click();
    },
  }),
  edited("people-deleted", list, "/contacts?standing=deleted"),
  edited("people-deleted-member", list, "/contacts?standing=deleted", { as: "member" }),
  edited("people-nobody-deleted", list, "/contacts?standing=deleted&q=nobody"),
  edited("contact-edited", contact, personOf(editedIds.jonas)),
  edited("contact-edited-member", contact, personOf(editedIds.jonas), { as: "member" }),
  edited("contact-edit", contact, personOf(editedIds.jonas), { act: pressing("Edit") }),
  edited("contact-edit-problems", contact, personOf(editedIds.jonas), {
    async act(page) {
      await pressing("Edit")(page);
      await page.getByLabel("E-mail", { exact: true }).fill("jonas@");
      await page.getByRole("button", { name: "Save" }).click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
    },
  }),
  edited("contact-duplicates", contact, personOf(editedIds.eleanor)),
  edited("contact-duplicates-member", contact, personOf(editedIds.eleanor), { as: "member" }),
  edited("contact-merge", contact, personOf(editedIds.eleanor), {
    async act(page) {
      await page.getByRole("button", { name: "Merge with" }).click();
      await page.getByRole("dialog").waitFor();
    },
  }),
  edited("contact-merge-search", contact, personOf(editedIds.eleanor), {
    async act(page) {
      await page.getByRole("region", { name: "Merge or remove" }).getByText("Merge…").click();
      await page.getByRole("combobox", { name: "Merge with" }).fill("lind");
      await expect(page.getByRole("option")).toHaveText([/Jonas Lindqvist/]);
    },
  }),
  edited("contact-merge-chosen", contact, personOf(editedIds.eleanor), {
    async act(page) {
      await page.getByRole("region", { name: "Merge or remove" }).getByText("Merge…").click();
      await page.getByRole("combobox", { name: "Merge with" }).fill("lind");
      await page.getByRole("option").first().click();
      await page.getByRole("radio").nth(1).check();
    },
  }),
  edited("contact-merged-now", contact, personOf(editedIds.tess), {
    async act(page) {
      await page.getByRole("button", { name: "Merge with" }).click();
      await page.getByRole("button", { name: "Merge contacts" }).click();
      await page.getByRole("button", { name: "Undo" }).waitFor();
      await page.getByRole("dialog", { name: "Merge contacts" }).waitFor({ state: "hidden" });
    },
  }),
  edited("contact-merged", contact, `${personOf(editedIds.rachel)}?tab=history`),
  edited("contact-delete", contact, personOf(editedIds.jonas), { act: pressing("Delete…") }),
  edited("contact-deleted", contact, personOf(editedIds.oksana)),
  edited("contact-deleted-member", contact, personOf(editedIds.oksana), { as: "member" }),
  edited("companies-new", companies, "/companies", { act: pressing("New company") }),
  edited("company-made-here", company, `/companies/${editedIds.harbour}`),
  edited("company-edit", company, `/companies/${editedIds.harbour}`, { act: pressing("Edit") }),
  edited("ticket-add-customer", ticket, "/products/MOB/feedback/MOB-3"),
];
