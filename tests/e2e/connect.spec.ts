import { database } from "#lib/database/client.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { authorizeAccess } from "#tests/support/authorize-access.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";
import { startApp } from "#tests/support/start-app.ts";

let count = 0;
let acme: Awaited<ReturnType<typeof workspace>>;

test.beforeEach(async ({ context, app, intercom }) => {
  acme = await workspace();
  intercom.calls.length = 0;
  await signInAs(context, app.url, await addPerson(acme));
});

async function workspace() {
  const slug = `acme-${++count}`;
  const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  return { workspaceId, settings: `/${slug}/settings/integrations/intercom` };
}

function connection() {
  return database.intercomConnection.findUnique({ where: { workspaceId: acme.workspaceId } });
}

test("S-O refused on Intercom's page: a message, and nothing has changed", async ({ page }) => {
  await page.goto(acme.settings);
  await page.getByLabel("Data region").selectOption("Australia (AU)");
  await page.getByRole("button", { name: "Connect Intercom" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(
    page.getByText("You did not authorize access. Nothing has changed.", { exact: true }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Connect Intercom" })).toBeEnabled();
  expect(await connection()).toBeNull();
});

test("F16 S-O2 reload and Back after connecting never connect twice", async ({
  page,
  intercom,
  northwind,
}) => {
  const exchanges = () => intercom.calls.filter(({ path }) => path === "/auth/eagle/token").length;
  await page.goto(acme.settings);
  await page.getByRole("button", { name: "Connect Intercom" }).click();
  await authorizeAccess(page, northwind.record.name);
  await expect(page.getByText("Intercom is connected.")).toBeVisible();
  expect(page.url()).not.toMatch(/code=|state=/);
  const before = await connection();
  await page.reload();
  await expect(page.getByRole("heading", { name: northwind.record.name })).toBeVisible();
  await page.goBack();
  await authorizeAccess(page, northwind.record.name);
  await expect(page.getByText("Intercom is already connected.")).toBeVisible();
  expect(exchanges()).toBe(1);
  expect(await connection()).toEqual(before);
});

test("F18 S-O2 somebody else, in another browser, cannot finish it", async ({
  page,
  openElsewhere,
  app,
  intercom,
  northwind,
}) => {
  await page.goto(acme.settings);
  await page.getByRole("button", { name: "Connect Intercom" }).click();
  await expect(page.getByRole("button", { name: "Authorize access" })).toBeVisible();
  const stranger = await openElsewhere();
  const theirs = await workspace();
  await signInAs(stranger.context(), app.url, await addPerson(theirs));
  await stranger.goto(page.url());
  await authorizeAccess(stranger, northwind.record.name);
  await expect(stranger).toHaveURL(new RegExp(theirs.settings));
  await expect(stranger.getByRole("alert").getByText("Somebody else")).toBeVisible();
  await expect(stranger.getByRole("link", { name: "Try again" })).toBeVisible();
  expect(intercom.calls.filter(({ path }) => path === "/auth/eagle/token")).toEqual([]);
  expect(await connection()).toBeNull();
});

test("F18 S-O3 the same session in another browser cannot finish it", async ({
  page,
  context,
  openElsewhere,
  app,
  northwind,
}) => {
  await page.goto(acme.settings);
  await page.getByRole("button", { name: "Connect Intercom" }).click();
  await expect(page.getByRole("button", { name: "Authorize access" })).toBeVisible();
  const copy = await openElsewhere();
  const session = (await context.cookies(app.url)).filter(({ name }) => name.endsWith("session"));
  await copy.context().addCookies(session);
  await copy.goto(page.url());
  await authorizeAccess(copy, northwind.record.name);
  await expect(copy.getByText("Connecting began in another browser.")).toBeVisible();
  expect(await connection()).toBeNull();
});

test("a member sees the connection and its switches, and cannot change them", async ({
  page,
  context,
  app,
  northwind,
}) => {
  await connectWorkspace({ ...acme, intercom: northwind });
  await signInAs(context, app.url, await addPerson({ ...acme, role: "member" }));
  await page.goto(acme.settings);
  await expect(page.getByRole("heading", { name: northwind.record.name })).toBeVisible();
  await expect(page.getByRole("switch", { name: "Sync feedback" })).toBeChecked();
  await expect(page.getByRole("switch", { name: "Sync feedback" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Disconnect" })).toBeDisabled();
  await expect(page.getByText("Only an owner or admin of this workspace")).toBeVisible();
  await page.goto(
    acme.settings.replace("settings/integrations/intercom", "products/MOB/settings/feedback"),
  );
  await expect(page.getByRole("switch", { name: "Sync feedback from Intercom" })).toBeDisabled();
});

test("a member cannot press Connect", async ({ page, context, app }) => {
  await signInAs(context, app.url, await addPerson({ ...acme, role: "member" }));
  await page.goto(acme.settings);
  await expect(page.getByRole("button", { name: "Connect Intercom" })).toBeDisabled();
  await expect(page.getByText("Only an owner or admin")).toBeVisible();
});

test.describe("where Intercom itself cannot be reached", () => {
  // The browser may still ask for our mark when its own error page is there already.
  test.use({ expectedErrors: /mark\.svg/ });

  test("S-H1 the policy lets Connect go on to Intercom's own regional pages", async ({
    page,
    surroundings,
    intercom,
  }) => {
    const env = {
      INTERCOM_CLIENT_ID: intercom.clientId,
      INTERCOM_CLIENT_SECRET: intercom.clientSecret,
    };
    const real = await startApp({ databaseUrl: surroundings.databaseUrl, env });
    for (const [region, host] of Object.entries({
      "United States (US)": "app.intercom.com",
      "Europe (EU)": "app.eu.intercom.com",
      "Australia (AU)": "app.au.intercom.com",
    })) {
      await page.goto(real.url + acme.settings);
      await page.getByLabel("Data region").selectOption({ label: region });
      const asked = page.waitForRequest((request) => new URL(request.url()).host === host);
      await page.getByRole("button", { name: "Connect Intercom" }).click();
      expect(new URL((await asked).url()).pathname).toBe("/oauth");
      // Nothing is there from here; until the browser says so, it would end the next visit.
      await expect(page).toHaveURL(/^chrome-error:/);
    }
    await real.stop();
  });
});
