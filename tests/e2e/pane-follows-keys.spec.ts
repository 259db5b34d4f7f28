import type { Page } from "@playwright/test";
import { database } from "#lib/database/client.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { openWorkspace, visit, type Workspace } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce", expectedErrors: /status of 500|Failed to load/ });

let acme: Workspace;

test.beforeEach(async ({ page, app }) => {
  acme = await openWorkspace(app.url);
  await acme.join(page, "Noor Haddad");
  const { workspaceId, productId } = acme;
  for (const number of [1, 2]) await addTicket({ workspaceId, productId, number });
  await visit(page, `${acme.at.inbox}/MOB-2?view=all`);
});

const property = (page: Page, name: string) =>
  page.getByRole("article", { name: "Ticket 2" }).getByRole("button", { name, exact: true });

async function choose(page: Page, key: string, what: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole("combobox").fill(what);
  await page.getByRole("option", { name: what }).click();
}

/** What is changed by key reaches the server only once the answer is called for. */
async function holdChanges(page: Page): Promise<(status?: number) => void> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  await page.route("**/api/feedback/MOB/change?*", async (route) => {
    const status = await promise;
    await (status ? route.fulfill({ status }) : route.continue());
  });
  return resolve;
}

test("what a key makes of the open ticket stands in its properties before it is saved, and never flickers", async ({
  page,
}) => {
  const answer = await holdChanges(page);
  await page.evaluate(() => {
    const shown = ["Priority: No priority"];
    Object.assign(window, { shown });
    new MutationObserver(() => {
      const label = document
        .querySelector("[aria-label^='Priority: ']")
        ?.getAttribute("aria-label");
      if (label && shown.at(-1) !== label) shown.push(label);
    }).observe(document.body, { subtree: true, attributes: true, childList: true });
  });
  await choose(page, "p", "High");
  await expect(property(page, "Priority: High")).toBeVisible();
  await choose(page, "s", "In progress");
  await expect(property(page, "Status: In progress")).toBeVisible();
  await page.keyboard.press("i");
  await expect(property(page, "Assignee: Noor Haddad")).toBeVisible();
  const where = { workspaceId: acme.workspaceId, number: 2 };
  const saved = () => database.feedbackTicket.findFirstOrThrow({ where });
  expect(await saved()).toMatchObject({ priority: "none", status: "todo", assigneeId: null });
  answer();
  await expect.poll(async () => (await saved()).assigneeId).not.toBeNull();
  await page.waitForLoadState("networkidle");
  await expect(page.getByText("set priority to High")).toBeVisible();
  await expect(property(page, "Priority: High")).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, "shown"))).toEqual([
    "Priority: No priority",
    "Priority: High",
  ]);
});

test("what could not be saved is put back in the properties too", async ({ page }) => {
  const answer = await holdChanges(page);
  await choose(page, "p", "High");
  await expect(property(page, "Priority: High")).toBeVisible();
  answer(500);
  await expect(page.getByText("MOB-2: Nothing was saved. Try again in a moment.")).toBeVisible();
  await expect(property(page, "Priority: No priority")).toBeVisible();
});

test("a colleague's later change is shown, although it is back to what it was", async ({
  page,
  openElsewhere,
}) => {
  await choose(page, "p", "High");
  const elsewhere = await openElsewhere();
  await acme.join(elsewhere, "Tomás Brandt");
  await visit(elsewhere, `${acme.at.inbox}/MOB-2?view=all`);
  await property(elsewhere, "Priority: High").click();
  await elsewhere.getByRole("menuitemradio", { name: "No priority" }).click();
  await expect(property(page, "Priority: No priority")).toBeVisible();
  await expect(property(elsewhere, "Priority: No priority")).toBeVisible();
});
