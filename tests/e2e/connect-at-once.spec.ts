import type { Page } from "@playwright/test";
import { database } from "#lib/database/client.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { authorizeAccess } from "#tests/support/authorize-access.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";
import { untilWorkedOff } from "#tests/support/start-story.ts";
import { openWorkspace, type Workspace } from "./open-workspace.ts";

let acme: Workspace;

test.beforeEach(async ({ page, app, intercom }) => {
  acme = await openWorkspace(app.url);
  intercom.calls.length = 0;
  await acme.join(page, "Noor Haddad");
});

function connectionOf({ workspaceId }: { workspaceId: string }) {
  return database.intercomConnection.findUnique({ where: { workspaceId } });
}

/** As far as Intercom's own page. */
async function startConnecting(page: Page) {
  await page.goto(acme.at.intercom);
  await page.getByRole("button", { name: "Connect Intercom" }).click();
  await expect(page.getByRole("button", { name: "Authorize access" })).toBeVisible();
}

test("F16 authorized in two tabs at once, with one and the same way back, it connects once, and both say so", async ({
  page,
  context,
  intercom,
  northwind,
}) => {
  await startConnecting(page);
  const tabs = [page, await context.newPage()];
  await tabs[1]?.goto(page.url());
  await Promise.all(tabs.map((tab) => authorizeAccess(tab, northwind.record.name)));
  for (const tab of tabs) {
    // Whichever came second is told only what is true by then.
    const told = tab.getByText(/^Intercom is (already )?connected\.$|has been used already/);
    await expect(told).toBeVisible();
    await tab.goto(acme.at.intercom);
    await expect(tab.getByRole("heading", { name: northwind.record.name })).toBeVisible();
  }
  expect(intercom.calls.filter(({ path }) => path === "/auth/eagle/token")).toHaveLength(1);
  expect(await acme.audited("Intercom connected")).toBe(1);
});

test("F17 begun in two tabs and finished the other way round: each is itself, the last one counts, the audit log tells both", async ({
  page: first,
  context,
  northwind,
}) => {
  const harbour = "Harbour Ferries Support";
  const second = await context.newPage();
  await startConnecting(first);
  await startConnecting(second);
  await authorizeAccess(second, northwind.record.name);
  await expect(second.getByText("Intercom is connected.")).toBeVisible();
  expect(await connectionOf(acme)).toMatchObject({ intercomAppId: northwind.appId });

  await authorizeAccess(first, harbour);
  await first.getByRole("button", { name: `Switch to ${harbour}` }).click();
  await expect(first.getByRole("heading", { name: harbour })).toBeVisible();
  expect(await connectionOf(acme)).toMatchObject({ intercomWorkspaceName: harbour });
  const lines = await database.auditEntry.findMany({
    where: { workspaceId: acme.workspaceId, action: { startsWith: "Intercom" } },
    orderBy: { happenedAt: "asc" },
    select: { action: true, detail: true },
  });
  expect(lines.map(({ detail }) => detail)).toEqual([
    expect.stringContaining(northwind.record.name),
    expect.stringContaining(harbour),
  ]);
});

test("F9 two workspaces on one Intercom workspace: disconnecting one says that the app stays, and the other goes on", async ({
  page,
  openElsewhere,
  app,
  northwind,
}) => {
  const other = await openWorkspace(app.url);
  const { appId } = northwind;
  const [tag] = [...northwind.record.tags.values()];
  if (!tag) throw new Error("There is no tag");
  for (const { workspaceId, productId } of [acme, other]) {
    await connectWorkspace({ workspaceId, intercom: northwind });
    await watchTags({ workspaceId, productId, appId, tags: [tag] });
  }
  await page.goto(acme.at.intercom);
  await page.getByRole("button", { name: "Disconnect" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("the app stays installed in Intercom");
  await dialog.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText("Intercom is disconnected.")).toBeVisible();
  expect(await connectionOf(acme)).toMatchObject({ status: "disconnected" });
  expect(await connectionOf(other)).toMatchObject({ status: "connected" });

  const theirs = await openElsewhere();
  await signInAs(theirs.context(), app.url, await addPerson(other));
  const conversation = northwind.addConversation({
    contacts: [...northwind.record.contacts.values()].slice(-1),
    body: "Let me reorder the stops.",
    deliver: false,
  });
  await northwind.tag(conversation.id, { tagId: tag.id });
  await untilWorkedOff(other.workspaceId);
  await theirs.goto(other.at.inbox);
  const tickets = theirs.getByRole("region", { name: "Feedback tickets" }).getByRole("link");
  await expect(tickets).toHaveCount(1);
  expect(await database.feedbackTicket.count({ where: { workspaceId: acme.workspaceId } })).toBe(0);
});
