import type { Page } from "@playwright/test";
import { database } from "#lib/database/client.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { connectWorkspace } from "#tests/support/connect-workspace.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import { openWorkspace, visit, type Workspace } from "./open-workspace.ts";

const perPage = 150;

let acme: Workspace;
let people = 0;
let support: ReturnType<Simulator["addWorkspace"]>;

test.beforeEach(async ({ page, app, intercom }) => {
  intercom.setRateLimit(10_000);
  support = intercom.addWorkspace({ name: "Fieldnote Support", region: "EU" });
  support.addAdmin({ name: "Ana Ruiz", email: "ana@fieldnote.example" });
  people = 4 * perPage + 20;
  for (let index = 0; index < people; index++) {
    const role = index % 3 === 0 ? "lead" : "user";
    support.addContact({ role, name: `Customer ${index}`, email: `c${index}@customer.example` });
  }
  acme = await openWorkspace(app.url);
  await connectWorkspace({
    workspaceId: acme.workspaceId,
    intercom: support,
    syncFeedback: false,
  });
  await acme.join(page, "Noor Haddad");
});

const theSwitch = (page: Page) => page.getByRole("switch", { name: "Sync contacts" });
const bar = (page: Page) => page.getByRole("progressbar");
const upToDate = (page: Page) => page.getByText(`Up to date · ${people} contacts`);

function addZoe(): void {
  support.addContact({ role: "user", name: "Zoë Núñez", email: "zoe@customer.example" });
  people += 1;
}

function imported(): Promise<number> {
  return database.contact.count({ where: { workspaceId: acme.workspaceId } });
}

function runs(): Promise<number> {
  return database.contactImport.count({ where: { workspaceId: acme.workspaceId } });
}

/** How far the bar is, once it knows how much there is. */
async function progressOn(page: Page): Promise<number> {
  return Number(await bar(page).getAttribute("aria-valuenow"));
}

test("turning Sync contacts on starts the import at once, its bar moves, it goes on without the page, and all are here at its end", async ({
  page,
  intercom,
}) => {
  await visit(page, acme.at.intercom);
  intercom.failNext("GET /contacts", { delayMs: 1500, times: 5 });
  await theSwitch(page).click();
  await expect(bar(page)).toHaveAttribute("aria-valuemax", String(people));
  const first = await progressOn(page);
  expect(first).toBeLessThan(people);
  await expect(page.getByText(new RegExp(`^Importing \\d+ of ${people}$`))).toBeVisible();
  await expect.poll(() => progressOn(page)).toBeGreaterThan(first);

  const left = await imported();
  await page.goto(acme.at.inbox);
  await expect.poll(imported).toBeGreaterThan(left);

  await page.goto(acme.at.intercom);
  await expect(upToDate(page)).toBeVisible();
  await expect(page.getByText(`Intercom: ${people} · here: ${people}`)).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  expect(await imported()).toBe(people);
});

test("whoever was imported is found in Contacts by a part of the name, written without its accents", async ({
  page,
}) => {
  addZoe();
  await visit(page, acme.at.intercom);
  await theSwitch(page).click();
  await page.getByRole("link", { name: `${people} contacts` }).click();
  await page.getByRole("searchbox", { name: "Search name or e-mail" }).fill("nunez");
  await expect(page.getByRole("status")).toHaveText("1 person");
  await page.getByRole("link", { name: "Zoë Núñez" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Zoë Núñez" })).toBeVisible();
});

test("F4 a double click on Sync contacts is one intent: one line in the audit log, one run", async ({
  page,
}) => {
  await visit(page, acme.at.intercom);
  await theSwitch(page).dblclick();
  await expect.poll(() => acme.audited("Sync contacts turned on")).toBe(1);
  await expect(upToDate(page)).toBeVisible();
  await expect(theSwitch(page)).toBeChecked();
  expect(await acme.audited("Sync contacts turned off")).toBe(0);
  expect(await runs()).toBe(1);
});

test("switched off half-way the people imported so far stay, and on again it goes on from there", async ({
  page,
  intercom,
}) => {
  await visit(page, acme.at.intercom);
  intercom.calls.length = 0;
  intercom.failNext("GET /contacts", { delayMs: 1500, times: 3 });
  await theSwitch(page).click();
  await expect.poll(imported).toBeGreaterThan(0);
  await theSwitch(page).click();
  await expect(page.getByText(/^Off\. \d+ people stay as they are\.$/)).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  expect(await imported()).toBeLessThan(people);
  await theSwitch(page).click();
  await expect(upToDate(page)).toBeVisible();
  expect(await imported()).toBe(people);
  const pages = intercom.calls.filter(({ path }) => path.startsWith("/contacts?per_page"));
  expect(pages.filter(({ path }) => !path.includes("starting_after"))).toHaveLength(1);
});

test("Activity lists the first import while it runs, and what it found once it has ended", async ({
  page,
  intercom,
}) => {
  await visit(page, acme.at.intercom);
  const activity = page.getByRole("region", { name: "Activity" });
  await expect(activity).toContainText("Nothing has arrived from Intercom yet");
  intercom.failNext("GET /contacts", { delayMs: 1500, times: 3 });
  await theSwitch(page).click();
  const running = activity
    .getByRole("listitem")
    .filter({ hasText: "Contact import, not ended yet" });
  await expect(running).toContainText(/· \d+ people so far/);
  await expect(activity).not.toContainText("Nothing has arrived");
  await expect(activity.getByText(`All ${people} people read from Intercom`)).toBeVisible();
  await expect(running).toHaveCount(0);
});

test("Sync now looks again, and two presses at once start one run", async ({
  page,
  openElsewhere,
  intercom,
}) => {
  await visit(page, acme.at.intercom);
  await theSwitch(page).click();
  await expect(upToDate(page)).toBeVisible();
  const tomas = await openElsewhere();
  await acme.join(tomas, "Tomás Brandt");
  await visit(tomas, acme.at.intercom);
  addZoe();
  const before = await runs();
  // So that the second press comes while the run of the first one lasts.
  intercom.failNext("GET /contacts", { delayMs: 1500 });
  await Promise.all(
    [page, tomas].map((one) => one.getByRole("button", { name: "Sync now" }).click()),
  );
  await expect(upToDate(page)).toBeVisible();
  await expect(upToDate(tomas)).toBeVisible();
  expect(await runs()).toBe(before + 1);
});

test("an import that failed says why, and Retry brings everybody in", async ({
  page,
  intercom,
}) => {
  await visit(page, acme.at.intercom);
  intercom.failNext("GET /contacts", {
    status: 403,
    body: { type: "error.list", errors: [{ code: "token_unauthorized", message: "No" }] },
  });
  await theSwitch(page).click();
  const failure = page.getByRole("alert").filter({ hasText: "The import stopped" });
  await expect(failure).toContainText("“Read and list users and companies” is missing.");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(upToDate(page)).toBeVisible();
  await expect(failure).toHaveCount(0);
});

test("an import that Intercom's rate limit stops says until when, and goes on by itself", async ({
  page,
  intercom,
}) => {
  await visit(page, acme.at.intercom);
  const reset = Math.ceil(Date.now() / 1000) + 8;
  const headers = {
    "x-ratelimit-limit": "1000",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(reset),
  };
  intercom.failNext("GET /contacts", { status: 429, headers });
  await theSwitch(page).click();
  await expect(page.getByText(/^Paused by Intercom’s rate limit until \d\d:\d\d$/)).toBeVisible();
  await expect(upToDate(page)).toBeVisible();
  expect(Date.now()).toBeGreaterThanOrEqual(reset * 1000);
});

test("the counts of both sides are those of one moment, and their difference is named", async ({
  page,
}) => {
  await visit(page, acme.at.intercom);
  await theSwitch(page).click();
  await expect(upToDate(page)).toBeVisible();
  const { workspaceId } = acme;
  await database.contact.updateMany({
    where: { workspaceId, name: "Customer 1" },
    data: { standing: "archived" },
  });
  await page.reload();
  const equal = page.getByText(`Intercom: ${people} · here: ${people} · checked`);
  await expect(equal).toBeVisible();
  await database.contactImport.updateMany({ where: { workspaceId }, data: { here: people - 2 } });
  await page.reload();
  const differing = `Intercom: ${people} · here: ${people - 2} · missing here: 2, changed while it ran · checked`;
  await expect(page.getByText(differing)).toBeVisible();
  await database.contactImport.updateMany({ where: { workspaceId }, data: { deletedHere: 2 } });
  await page.reload();
  const explained = `Intercom: ${people} · here: ${people - 2} · 2 deleted here · checked`;
  await expect(page.getByText(explained)).toBeVisible();
  const activity = page.getByRole("region", { name: "Activity" });
  await expect(activity.getByText(`All ${people} people read from Intercom`)).toBeVisible();
});

test("a member sees how the contact import stands, and cannot change it", async ({
  page,
  openElsewhere,
}) => {
  await visit(page, acme.at.intercom);
  await theSwitch(page).click();
  const ines = await openElsewhere();
  await acme.join(ines, "Ines Prado", "member");
  await ines.goto(acme.at.intercom);
  await expect(upToDate(ines)).toBeVisible();
  await expect(theSwitch(ines)).toBeChecked();
  await expect(theSwitch(ines)).toBeDisabled();
  await expect(ines.getByRole("button", { name: "Sync now" })).toBeDisabled();
  await expect(ines.getByText("Only an owner or admin of this workspace")).toBeVisible();
});
