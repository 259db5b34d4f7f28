import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";
import { startApp } from "#tests/support/start-app.ts";
import { storyEnvironment } from "#tests/support/start-story.ts";
import { openWorkspace, visit } from "./open-workspace.ts";

test.use({ reducedMotion: "reduce" });

const soon = { timeout: 1_000 };

test("two browsers on two server processes see each other's changes within a second", async ({
  page,
  app,
  intercom,
  surroundings,
  openElsewhere,
}) => {
  test.setTimeout(120_000);
  const acme = await openWorkspace(app.url);
  const { workspaceId, productId, at } = acme;
  for (const number of [1, 2, 3]) await addTicket({ workspaceId, productId, number });
  const env = { ...storyEnvironment(intercom), WORKER: "off" };
  const other = await startApp({ databaseUrl: surroundings.databaseUrl, env });
  const theirs = await openElsewhere();
  try {
    const noor = await acme.join(page, "Noor Haddad");
    await signInAs(theirs.context(), other.url, noor);
    await visit(page, at.inbox);
    await theirs.goto(`${other.url}${at.inbox}`, { waitUntil: "networkidle" });
    // The first change of all wakes both servers up.
    await page.keyboard.press("j");
    await page.keyboard.press("i");
    const assigned = theirs.getByRole("img", { name: "Assigned to Noor Haddad" });
    await expect(assigned).toHaveCount(1);
    await page.keyboard.press("j");
    await page.keyboard.press("i");
    await expect(assigned).toHaveCount(2, soon);
    await theirs.keyboard.press("j");
    await theirs.keyboard.press("e");
    await expect(page.getByRole("link", { name: "MOB-3" })).toHaveCount(0, soon);
    await expect(page.getByRole("link", { name: "Open 2" })).toBeVisible(soon);
  } finally {
    await theirs.close();
    await other.stop();
  }
});
