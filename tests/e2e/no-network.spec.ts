import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser-test.ts";
import { openInboxOfOne, visit, type Workspace } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce", expectedErrors: /ERR_FAILED|Failed to load|ChunkLoadError/ });

const code = "**/_next/static/**/*.js";
let acme: Workspace;

test.beforeEach(async ({ page, app }) => {
  acme = await openInboxOfOne(page, app.url);
  await visit(page, `${acme.at.inbox}/MOB-1`);
});

const disconnect = (page: Page) => page.route(code, (route) => route.abort());
const reconnect = (page: Page) => page.unroute(code);

test("where code cannot be fetched all else goes on, nothing typed is lost, and it comes once it can", async ({
  page,
}) => {
  const comment = page.getByRole("textbox", { name: "Comment" });
  await comment.fill("Not to be lost");
  await disconnect(page);
  await page.getByRole("link", { name: "MOB-1" }).focus();
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { name: "Select MOB-1" })).toBeChecked();
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { name: "Select MOB-1" })).not.toBeChecked();
  await page.keyboard.press("x");
  await expect(comment).toHaveValue("Not to be lost");
  await reconnect(page);
  await expect(page.getByText("1 selected")).toBeVisible();
  await expect(comment).toHaveValue("Not to be lost");
});

test("a menu whose code cannot be fetched says so, and opens at the next press", async ({
  page,
}) => {
  await page.keyboard.press("i");
  await expect(page.getByText("MOB-1 assigned to Noor Haddad")).toBeVisible();
  await disconnect(page);
  const button = page.getByRole("button", { name: "Order: Newest first" });
  await button.click();
  await expect(page.getByText("Timebook could not be reached.")).toBeVisible();
  await reconnect(page);
  await button.click();
  await expect(page.getByRole("menuitemradio", { name: "Newest first" })).toBeVisible();
});
