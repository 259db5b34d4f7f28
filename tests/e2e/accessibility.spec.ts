import type { Page } from "@playwright/test";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addressesOf, fill } from "#tests/security/support/addresses.ts";
import { addCompany, addContact } from "#tests/support/add-contact.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { test as base, expect } from "#tests/support/browser-test.ts";
import { connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import { makeLinks } from "#tests/support/make-links.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";
import { givePassword, hearNothing, openWorkspace, visit } from "./open-workspace.ts";

type World = Awaited<ReturnType<typeof openWorkspace>> & {
  owner: { cookie: string; userId: string; sessionId: string };
  links: Awaited<ReturnType<typeof makeLinks>>;
  ids: { contactId: string; companyId: string; deliveryId: string; fileId: string };
};

const pages = addressesOf("page.tsx");
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const seen = new Set<string>();

const test = base.extend<object, { world: World }>({
  world: [
    async ({ surroundings, browser }, use) => {
      const { app, northwind } = surroundings;
      const acme = await openWorkspace(app.url);
      const { workspaceId, productId } = acme;
      const page = await browser.newPage();
      const owner = await acme.join(page, "Noor Haddad", "owner");
      await acme.join(page, "Ines Prado", "member");
      await page.close();
      await connectWorkspace({ workspaceId, intercom: northwind });
      const [tag] = [...northwind.record.tags.values()];
      const watch = { workspaceId, productId, appId: northwind.appId };
      await watchTags({ ...watch, tags: tag ? [tag] : [] });
      for (const number of [1, 2, 3]) await addTicket({ workspaceId, productId, number });
      const links = await makeLinks({ workspaceId, email: `${owner.userId}@acme.example` });
      const companyId = await addCompany(workspaceId, "Nordfrakt AB");
      const email = "jonas@nordfrakt.example";
      await addContact(workspaceId, { email, role: "lead", standing: "archived" });
      const contactId = await addContact(workspaceId, { name: "Jonas", email }, [companyId]);
      const deliveryId = newId();
      await database.delivery.create({
        data: {
          ...{ workspaceId, id: deliveryId, intercomAppId: northwind.appId },
          ...{ topic: "ping", state: "done", body: new Uint8Array(Buffer.from("{}")) },
        },
      });
      await use({
        ...acme,
        owner,
        links,
        ids: { contactId, companyId, deliveryId, fileId: deliveryId },
      });
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

// A page that is not found, and a form that is refused, say so in the console too.
test.use({ expectedErrors: /status of 4\d\d|ERR_FAILED/, reducedMotion: "reduce" });

test("axe looks at every page of the route tree", () => {
  console.log(`axe: ${pages.length} pages`);
  expect(pages.length).toBeGreaterThanOrEqual(16);
});

for (const { address, file } of pages) {
  test(`axe finds nothing on ${file}`, async ({ page, context, app, world }) => {
    const isPublic = file.startsWith("app/(auth)/");
    if (!isPublic) await signInAs(context, app.url, world.owner);
    const path = fill(address, { slug: world.slug, productKey: "MOB", ...world.ids })
      .replace("/invite/no-such-token", world.links.invitation)
      .replace("/reset/no-such-token", world.links.reset);
    expect(path, "every part of the address is known").not.toContain("[");
    await hearNothing(page);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    const { pathname } = new URL(page.url());
    if (!isPublic) expect(pathname).not.toBe("/sign-in");
    // An address that leads on to another page was looked at there.
    if (seen.has(pathname)) return;
    await expectNothingFound(page);
    seen.add(pathname);
  });
}

/** In both themes and at both sizes; what a theme cannot change is looked at once for each size. */
async function expectNothingFound(page: Page): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    const where = `${size.width} px`;
    await page.emulateMedia({ colorScheme: "light" });
    expect.soft(await findViolations(page), `${where}, light`).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect.soft(await findViolations(page, "colours"), `${where}, dark`).toEqual([]);
  }
}

const opened: Record<string, (page: Page, world: World) => Promise<void>> = {
  "a page that is not found": async (page) => {
    await page.goto("/nobodys/settings");
    await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();
  },
  "the workspace menu": async (page, { at }) => {
    await page.goto(at.inbox);
    await page.getByRole("button", { name: "Workspace menu" }).click();
    await expect(page.getByRole("menuitem").first()).toBeVisible();
  },
  "the menu of a property": async (page, { at }) => {
    await page.goto(`${at.inbox}/MOB-1`);
    await page.getByRole("button", { name: "Status:" }).click();
    await expect(page.getByRole("menuitemradio").first()).toBeVisible();
  },
  "a choice of tags": async (page, { at }) => {
    await page.goto(at.tags);
    await page.getByRole("combobox", { name: "Trigger tags" }).fill("u");
    await expect(page.getByRole("option").first()).toBeVisible();
  },
  "a dialog with mistakes": async (page, { at }) => {
    await page.goto(at.general);
    await page.getByRole("main").getByRole("button", { name: "New product" }).click();
    await page.getByRole("button", { name: "Create product" }).click();
    await expect(page.getByRole("dialog").getByLabel("Product name")).toHaveAttribute(
      "aria-invalid",
      "true",
    );
  },
  "a question": async (page, { at }) => {
    await page.goto(at.intercom);
    await page.getByRole("button", { name: "Disconnect" }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
  },
  "a conflict": async (page, { at, workspaceId }) => {
    await visit(page, at.general);
    await database.workspace.update({ where: { id: workspaceId }, data: { name: "Elsewhere" } });
    await page.getByLabel("Workspace name").fill("Field Notes Ltd");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("button", { name: "Save mine" })).toBeVisible();
  },
  "a toast that asks": async (page, { at, workspaceId }) => {
    await visit(page, `${at.inbox}/MOB-2`);
    await page.getByRole("button", { name: "Status: To do" }).click();
    await database.feedbackTicket.updateMany({ where: { workspaceId }, data: { status: "done" } });
    await page.getByRole("menuitemradio", { name: "In progress" }).click();
    await expect(page.getByRole("button", { name: "Save mine" })).toBeVisible();
  },
  // The last one: it ends the session.
  "signing in again": async (page, { at, owner }) => {
    await givePassword(owner);
    await visit(page, at.general);
    await database.session.deleteMany({ where: { userId: owner.userId } });
    await page.getByLabel("Workspace name").fill("Field Notes Ltd");
    await page.getByRole("button", { name: "Save" }).click();
    const dialog = page.getByRole("dialog", { name: "Sign in again?" });
    await dialog.getByLabel("Password").fill("not this one");
    await dialog.getByRole("button", { name: "Sign in" }).click();
    await expect(dialog.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  },
};

test("axe finds nothing in a phone's navigator", async ({ page, context, app, world }) => {
  await signInAs(context, app.url, world.owner);
  await page.setViewportSize(phone);
  await page.goto(world.at.inbox);
  await page.getByRole("button", { name: "Open navigator" }).click();
  await expect(page.getByRole("dialog", { name: "Navigator" })).toBeVisible();
  expect(await findViolations(page)).toEqual([]);
});

for (const [what, open] of Object.entries(opened)) {
  test(`axe finds nothing with ${what} open`, async ({ page, context, app, world }) => {
    await signInAs(context, app.url, world.owner);
    await page.setViewportSize(desktop);
    await hearNothing(page);
    await open(page, world);
    await expectNothingFound(page);
  });
}
