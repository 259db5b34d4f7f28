import type { Locator, Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser-test.ts";
import { openInboxOfOne, visit, type Workspace } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce" });

let acme: Workspace;

test.beforeEach(async ({ page, app }) => {
  acme = await openInboxOfOne(page, app.url);
});

for (const [way, press] of [
  ["a click", (button) => button.click()],
  ["Enter", (button) => button.press("Enter")],
  ["the space bar", (button) => button.press("Space")],
  ["an arrow", (button) => button.press("ArrowDown")],
] satisfies [string, (button: Locator) => Promise<void>][]) {
  test(`the first press on a menu by ${way}, before its code is there, opens it`, async ({
    page,
  }) => {
    await visit(page, acme.at.inbox);
    const code = await holdBackCode(page);
    const button = page.getByRole("button", { name: "Order: Newest first" });
    const before = await button.elementHandle();
    await press(button);
    await expect(button).toHaveAttribute("aria-expanded", "false");
    code.arrive();
    await expect(page.getByRole("menu")).toBeVisible();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    const first = page.getByRole("menuitemradio", { name: "Newest first" });
    await expect(way === "a click" ? page.getByRole("menu") : first).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toBeHidden();
    await expect(button).toBeFocused();
    expect(await button.evaluate((node, same) => node === same, before)).toBe(true);
  });
}

test("what is pressed before a menu's code is there is pressed in the menu", async ({ page }) => {
  await visit(page, acme.at.inbox);
  const code = await holdBackCode(page);
  await page.getByRole("button", { name: "Order: Newest first" }).focus();
  for (const key of ["Enter", "ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  code.arrive();
  await expect(page).toHaveURL(/sort=updated/);
  await expect(page.getByRole("button", { name: "Order: Recently updated" })).toBeFocused();
});

test("what is typed before a dialog's code is there is in its field, and saved by Enter", async ({
  page,
}) => {
  await visit(page, `${acme.at.inbox}?unread=yes`);
  const code = await holdBackCode(page);
  await page.getByRole("button", { name: "Save view" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Just inx");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Enter");
  code.arrive();
  await expect(page.getByRole("button", { name: "View: Just in" })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("what is typed before the dialog of a menu's item is there is in its field, and does nothing to the list", async ({
  page,
}) => {
  await visit(page, acme.at.inbox);
  const code = await holdBackCode(page);
  await page.getByRole("button", { name: "Filter" }).press("Enter");
  code.arrive();
  await page.getByRole("menuitem", { name: "Customer…" }).click();
  await page.keyboard.type("jonas e");
  await expect(page.getByRole("combobox", { name: "Customer" })).toHaveValue("jonas e");
  await expect(page.locator("a[data-row]")).toHaveCount(1);
});

test("whoever has turned elsewhere before a menu's code is there is not brought back to it", async ({
  page,
}) => {
  await visit(page, acme.at.inbox);
  const code = await holdBackCode(page);
  const button = page.getByRole("button", { name: "Order: Newest first" });
  await button.press("Enter");
  await page.getByLabel("Search feedback").click();
  code.arrive();
  await button.press("ArrowUp");
  await expect(page.getByRole("menuitemradio", { name: "Most companies" })).toBeFocused();
});

/** From here on no script comes to the page until `arrive` is called. */
async function holdBackCode(page: Page): Promise<{ arrive: () => void }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await promise;
    await route.continue();
  });
  return { arrive: resolve };
}
