import type { Page } from "@playwright/test";
import { addManyTickets } from "#tests/support/add-many-tickets.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { openWorkspace, visit } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce", expectedErrors: /ERR_FAILED|Failed to load/ });

const further = /\/api\/feedback\/MOB\/tickets\?.*page=/;

test.beforeEach(async ({ page, app }) => {
  const acme = await openWorkspace(app.url);
  await acme.join(page, "Noor Haddad");
  const { workspaceId, productId } = acme;
  await addManyTickets({ workspaceId, productId, count: 80 });
  await visit(page, `${acme.at.inbox}?view=all`);
  await page.route(further, (route) => route.abort());
  await scrollToEnd(page);
  await expect(page.getByText("The rest of the list could not be read.")).toBeVisible();
});

async function scrollToEnd(page: Page): Promise<void> {
  const list = page.locator("[data-inbox-list] > div").first();
  await list.evaluate((node) => node.scrollTo(0, node.scrollHeight));
}

test("a list that fails to load more says so, and goes on with Retry", async ({ page }) => {
  await page.unroute(further);
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText("could not be read")).toHaveCount(0);
  await scrollToEnd(page);
  await expect(page.getByRole("link", { name: "MOB-1 Ticket 1" })).toBeVisible();
});

test("the rows of a list that fails to load more still follow their keys", async ({ page }) => {
  await page.getByRole("link", { name: "MOB-31" }).focus();
  await page.keyboard.press("i");
  await expect(page.getByText("MOB-31 assigned to Noor Haddad")).toBeVisible();
});
