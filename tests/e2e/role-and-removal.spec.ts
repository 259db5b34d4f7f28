import type { Page } from "@playwright/test";
import { database, transaction } from "#lib/database/client.ts";
import { archiveProduct, restoreProduct } from "#lib/products/change-product.ts";
import { leaveWorkspace, removeMember } from "#lib/workspaces/members/remove-member.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import {
  answersTo,
  givePassword,
  hearNothing,
  openWorkspace,
  password,
  signInAgain,
  visit,
  type Workspace,
} from "./open-workspace.ts";

// What is refused says so in the console too.
test.use({ expectedErrors: /status of (4\d\d|503)|ERR_FAILED/ });

let acme: Workspace;
let tomas: Awaited<ReturnType<Workspace["join"]>>;

test.beforeEach(async ({ page, app, northwind }) => {
  acme = await openWorkspace(app.url);
  const { workspaceId, productId } = acme;
  await connectWorkspace({ workspaceId, intercom: northwind, syncFeedback: false });
  await watchTags({ workspaceId, productId, appId: northwind.appId, tags: [] });
  tomas = await acme.join(page, "Tomás Brandt");
});

const refusal = "your role does not allow this any more";

function makeMember(db: Pick<typeof database, "membership"> = database) {
  const key = { workspaceId: acme.workspaceId, userId: tomas.userId };
  return db.membership.update({ where: { workspaceId_userId: key }, data: { role: "member" } });
}

function entries() {
  return database.auditEntry.count({ where: { workspaceId: acme.workspaceId } });
}

test("F12 a form of whoever is an admin no more is refused in words, and keeps what was typed", async ({
  page,
}) => {
  await hearNothing(page);
  await visit(page, acme.at.general);
  const name = page.getByLabel("Workspace name");
  await name.fill("Field Notes Ltd");
  await makeMember();
  const answers = answersTo(page);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith(`/${acme.slug}`)) asked.push(request.method());
  });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").getByText(refusal)).toBeVisible();
  await expect(name).toBeDisabled();
  await expect(name).toHaveValue("Field Notes Ltd");
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "New product" })).toHaveCount(0);
  expect({ answers, asked }).toEqual({ answers: [403], asked: ["POST"] });
  expect(await entries()).toBe(0);
});

test("F12 a switch and a choice of tags of whoever is an admin no more go back, and can be used no more", async ({
  page,
}) => {
  await hearNothing(page);
  const sync = page.getByRole("switch", { name: "Sync feedback" });
  await visit(page, acme.at.intercom);
  await makeMember();
  await sync.click();
  await expect(page.getByText(refusal)).toBeVisible();
  await expect(sync).toBeDisabled();
  await expect(sync).not.toBeChecked();

  await database.membership.updateMany({
    where: { userId: tomas.userId },
    data: { role: "admin" },
  });
  await visit(page, acme.at.tags);
  const tags = page.getByRole("combobox", { name: "Trigger tags" });
  await tags.fill("feature-request");
  await makeMember();
  await page.getByRole("option", { name: "feature-request" }).click();
  await expect(page.getByText(refusal)).toBeVisible();
  await expect(tags).toBeDisabled();
  await expect(page.getByRole("button", { name: "Remove feature-request" })).toHaveCount(0);
  expect(await entries()).toBe(0);
});

test("F12 a role that is taken away between the look at it and the write is refused too", async ({
  page,
}) => {
  await hearNothing(page);
  await visit(page, acme.at.general);
  await page.getByLabel("Workspace name").fill("Field Notes Ltd");
  await transaction(async (tx) => {
    await makeMember(tx);
    await page.getByRole("button", { name: "Save" }).click();
    // The form's own transaction has passed the door, and waits for the row that is locked here.
    await expect.poll(() => countWaiting()).toBe(1);
  });
  await expect(page.getByRole("alert").getByText(refusal)).toBeVisible();
  await expect(page.getByLabel("Workspace name")).toHaveValue("Field Notes Ltd");
  expect(await entries()).toBe(0);
});

async function countWaiting(): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%memberships%'`;
  return row?.count ?? 0;
}

test("F12 an owner makes an admin a member: what the admin was typing is refused in words after signing in", async ({
  page,
  openElsewhere,
}) => {
  const noor = await openElsewhere();
  await acme.join(noor, "Noor Haddad", "owner");
  await givePassword(tomas);
  await visit(page, acme.at.general);
  await page.getByLabel("Workspace name").fill("Field Notes Ltd");
  await visit(noor, acme.at.members);
  await noor.getByLabel("Role of Tomás Brandt").selectOption("Member");
  await expect(noor.getByText("Role changed.")).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await signInAgain(page);
  await expect(page.getByRole("alert").getByText(refusal)).toBeVisible();
  await expect(page.getByLabel("Workspace name")).toBeDisabled();
  await expect(page.getByLabel("Workspace name")).toHaveValue("Field Notes Ltd");
  expect(await acme.audited("workspace renamed")).toBe(0);
});

const notFound = (page: Page) => page.getByRole("heading", { name: "Not found", level: 1 });

test("F13 whoever is removed is led to signing in, then to not found; the stream to their page closes", async ({
  page,
  app,
  openElsewhere,
}) => {
  await givePassword(tomas);
  const stream = await fetch(`${app.url}/api/events?workspace=${acme.slug}`, {
    headers: { cookie: tomas.cookie },
  });
  expect(stream.status).toBe(200);
  await page.goto(acme.at.general);
  const noor = await openElsewhere();
  await acme.join(noor, "Noor Haddad", "owner");
  await visit(noor, acme.at.members);
  await noor.getByRole("button", { name: "Remove Tomás Brandt" }).click();
  await noor.getByRole("button", { name: "Remove member" }).click();
  await expect(noor.getByRole("button", { name: "Remove Tomás Brandt" })).toHaveCount(0);
  // Resolves only once the server has ended it.
  expect(await stream.text()).toContain(": listening");
  await expect(page).toHaveURL(/\/sign-in\?return=/);
  await page.getByLabel("E-mail").fill(`${tomas.userId}@acme.example`);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(notFound(page)).toBeVisible();
});

test("F13 whoever is removed while typing is not led away from it, and nothing of it is written", async ({
  page,
}) => {
  await givePassword(tomas);
  const { admin } = await addAdmin(acme.workspaceId);
  // What this tab would hear is told by another, so that it does not look again just then of its own accord.
  await page.route("**/api/events?*", (route) => route.abort());
  await page.goto(acme.at.general, { waitUntil: "networkidle" });
  await page.getByLabel("Workspace name").fill("Field Notes Ltd");
  const looked = page.waitForRequest((request) => request.method() === "HEAD");
  await removeMember(admin, tomas.userId);
  await page.evaluate((channel) => {
    new BroadcastChannel(channel).postMessage(null);
  }, `timebook-live:${acme.slug}`);
  await looked;
  await expect(page.getByLabel("Workspace name")).toHaveValue("Field Notes Ltd");
  await page.getByRole("button", { name: "Save" }).click();
  await signInAgain(page);
  await expect(notFound(page)).toBeVisible();
  expect(await acme.audited("workspace renamed")).toBe(0);
});

test("D2 a page stays where it is while the server, without its database, knows nobody", async ({
  page,
}) => {
  let ready = 503;
  const asked: string[] = [];
  await page.route("**/api/events?*", (route) => route.fulfill({ status: 401 }));
  await page.route("**/api/health/ready", (route) => route.fulfill({ status: ready }));
  await visit(page, acme.at.general);
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const timesReady = () => asked.filter((path) => path === "/api/health/ready").length;
  await expect.poll(timesReady).toBeGreaterThan(1);
  expect(asked).not.toContain(acme.at.general);
  ready = 200;
  await expect.poll(() => asked).toContain(acme.at.general);
});

test("F13 who left in another tab sees nothing of the workspace with the next click", async ({
  page,
}) => {
  await hearNothing(page);
  await visit(page, acme.at.general);
  await leaveWorkspace(tomas.member);
  await page.getByRole("link", { name: "Members" }).click();
  await expect(notFound(page)).toBeVisible();
  await expect(page.getByRole("link", { name: "Feedback, Mobile app" })).toHaveCount(0);
});

test("F13 a form sent by whoever left meanwhile writes nothing and leads to not found", async ({
  page,
}) => {
  await hearNothing(page);
  await visit(page, acme.at.general);
  await page.getByLabel("Workspace name").fill("Field Notes Ltd");
  await leaveWorkspace(tomas.member);
  const answers = answersTo(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(notFound(page)).toBeVisible();
  expect(answers).toEqual([404]);
  expect(await acme.audited("workspace renamed")).toBe(0);
});

test("F13 a product archived by a colleague says so on its open page, which keeps what was typed", async ({
  page,
  openElsewhere,
}) => {
  const noor = await openElsewhere();
  await acme.join(noor, "Noor Haddad");
  await page.goto(acme.at.product);
  await page.getByLabel("Product name").fill("Phone app");
  await visit(noor, acme.at.product);
  await noor.getByRole("button", { name: "Archive…" }).click();
  await noor.getByRole("button", { name: "Archive product" }).click();
  await expect(page.getByText("Archived since")).toBeVisible();
  await expect(page.getByRole("button", { name: "Restore" })).toBeEnabled();
  await expect(page.getByLabel("Product name")).toHaveValue("Phone app");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  expect(await acme.audited("product renamed to Phone app")).toBe(1);
});

test("F13 the open inbox of a product that is archived meanwhile says so, and keeps its tickets", async ({
  page,
}) => {
  const { workspaceId, productId } = acme;
  await addTicket({ workspaceId, productId, number: 1 });
  await page.goto(`${acme.at.inbox}/MOB-1`);
  await archiveProduct((await addAdmin(workspaceId)).admin, "MOB");
  await expect(page.getByText("This product is archived.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Status: To do" })).toBeVisible();
});

test("F13 a switch and a tag of a product that was archived meanwhile are refused in words, and the page says so", async ({
  page,
}) => {
  await hearNothing(page);
  const { admin } = await addAdmin(acme.workspaceId);
  for (const press of [
    () => page.getByRole("switch", { name: "Sync feedback from Intercom" }).click(),
    async () => {
      await page.getByRole("combobox", { name: "Trigger tags" }).fill("feature-request");
      await page.getByRole("option", { name: "feature-request" }).click();
    },
  ]) {
    await restoreProduct(admin, "MOB");
    await visit(page, acme.at.tags);
    await expect(page.getByRole("combobox", { name: "Trigger tags" })).toBeEnabled();
    await archiveProduct(admin, "MOB");
    await press();
    await expect(page.getByText("Nothing was saved: this product is archived.")).toBeVisible();
    await expect(page.getByText("This product is archived, so nothing arrives.")).toBeVisible();
    await expect(page.getByRole("switch", { name: "Sync feedback from Intercom" })).toBeDisabled();
  }
  expect(await acme.audited("trigger tags chosen")).toBe(0);
  expect(await acme.audited("Sync feedback from Intercom turned off")).toBe(0);
});
