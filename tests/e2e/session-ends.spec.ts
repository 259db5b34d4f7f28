import type { Page } from "@playwright/test";
import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { database } from "#lib/database/client.ts";
import { signUp } from "#lib/workspaces/create-workspace.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";

// What is refused says so in the console too.
test.use({ expectedErrors: /status of 401|ERR_FAILED/ });

const password = "a bicycle for notes";
let workspaceId: string;
let slug: string;
let userId: string;

test.beforeEach(async ({ page }) => {
  const email = `noor-${crypto.randomUUID()}@fieldnote.example`;
  const account = { name: "Noor Haddad", email, passwordHash: await hashPassword(password) };
  ({ slug, userId } = await signUp(account, { workspace: "Fieldnote", product: "Mobile app" }));
  ({ id: workspaceId } = await database.workspace.findUniqueOrThrow({ where: { slug } }));
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Feedback", level: 1 })).toBeVisible();
  // A page that hears of nothing does not look again by itself, which could lead to the sign-in page just then.
  await page.route("**/api/events?*", (route) => route.abort());
});

/** Until the page has caught up with what it may have missed, and has noted what was read. */
async function visit(page: Page, path: string) {
  await page.goto(path, { waitUntil: "networkidle" });
}

async function endSession() {
  await database.session.deleteMany({ where: { userId } });
}

const signInDialog = (page: Page) => page.getByRole("dialog", { name: "Sign in again?" });

async function signInAgain(page: Page) {
  const dialog = signInDialog(page);
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
}

function audited(action: string) {
  return database.auditEntry.count({ where: { workspaceId, action } });
}

test("F11 who was signed out while typing signs in on the spot, and the form is sent once", async ({
  page,
}) => {
  await visit(page, `/${slug}/settings`);
  await page.getByLabel("Workspace name").fill("Field Notes Ltd");
  await endSession();
  await page.getByRole("button", { name: "Save" }).click();
  const dialog = signInDialog(page);
  await expect(dialog).toContainText("What you entered is still here");
  await dialog.getByLabel("Password").fill("something else");
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog.getByLabel("Password")).toHaveAccessibleDescription(/not your password/);
  await signInAgain(page);
  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  await expect(page.getByLabel("Workspace name")).toHaveValue("Field Notes Ltd");
  expect(await audited("workspace renamed")).toBe(1);
});

test("F11 who does not sign in again keeps what was typed, and nothing is saved", async ({
  page,
}) => {
  await visit(page, `/${slug}/settings/members`);
  await page.getByLabel("E-mail").fill("ada@fieldnote.example");
  await page.getByLabel("Role").selectOption("Admin");
  await endSession();
  await page.getByRole("button", { name: "Create invitation link" }).click();
  await signInDialog(page).getByLabel("Password").press("Escape");
  await expect(page.getByRole("alert").getByText("nothing was saved")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("ada@fieldnote.example");
  await expect(page.getByLabel("Role")).toHaveValue("admin");
  expect(await database.invitation.count({ where: { workspaceId } })).toBe(0);
  await page.getByRole("button", { name: "Create invitation link" }).click();
  await signInAgain(page);
  await expect(
    page.getByRole("textbox", { name: "Invitation link for ada@fieldnote.example" }),
  ).toBeVisible();
  expect(await database.invitation.count({ where: { workspaceId } })).toBe(1);
});

test("F11 what happens elsewhere does not lead whoever was signed out away from what they type", async ({
  page,
}) => {
  await visit(page, `/${slug}/settings`);
  await page.getByLabel("Workspace name").fill("Field Notes Ltd");
  await endSession();
  const asked = page.waitForRequest((request) => request.method() === "HEAD");
  // As another tab tells what it has heard.
  await page.evaluate((channel) => {
    new BroadcastChannel(channel).postMessage(null);
  }, `timebook-live:${slug}`);
  await asked;
  await page.getByRole("button", { name: "Save" }).click();
  await signInAgain(page);
  await expect(page.getByLabel("Workspace name")).toHaveValue("Field Notes Ltd");
});

test("F11 in a dialog, the password is asked for above it, and the dialog goes on", async ({
  page,
}) => {
  await visit(page, `/${slug}/settings`);
  const products = page.getByRole("region", { name: "Products" });
  await products.getByRole("button", { name: "New product" }).click();
  const dialog = page.getByRole("dialog", { name: "New product" });
  await dialog.getByLabel("Product name").fill("Dispatch web");
  await endSession();
  await dialog.getByRole("button", { name: "Create product" }).click();
  await signInDialog(page).getByLabel("Password").press("Escape");
  await expect(dialog.getByLabel("Product name")).toHaveValue("Dispatch web");
  await dialog.getByRole("button", { name: "Create product" }).click();
  await signInAgain(page);
  await expect(page).toHaveURL(/\/products\/DIS\/feedback/);
  expect(await audited("product created")).toBe(1);
});

test("F11 what is saved as soon as it is chosen outlasts the session too", async ({
  page,
  intercom,
}) => {
  const product = await database.product.findFirstOrThrow({ where: { workspaceId } });
  await addPerson({ workspaceId, role: "member", name: "Ana Ruiz" });
  await addTicket({ workspaceId, productId: product.id, number: 1 });
  // Not the one that other stories tag in: its taggings would come here too.
  const support = intercom.addWorkspace({ name: "Fieldnote Support", region: "EU" });
  support.addAdmin({ name: "Ana Ruiz", email: "ana@fieldnote.example" });
  const tag = support.addTag("feature-request");
  await connectWorkspace({ workspaceId, intercom: support, syncFeedback: false });
  await watchTags({ workspaceId, productId: product.id, appId: support.appId, tags: [] });

  await visit(page, `/${slug}/settings/integrations/intercom`);
  await endSession();
  await page.getByRole("switch", { name: "Sync feedback" }).click();
  await signInAgain(page);
  await expect(page.getByRole("switch", { name: "Sync feedback" })).toBeChecked();

  await visit(page, `/${slug}/products/${product.key}/settings/feedback`);
  await endSession();
  await page.getByRole("combobox", { name: "Trigger tags" }).fill(tag.name);
  await page.getByRole("option").first().click();
  await signInAgain(page);
  await expect(page.getByRole("button", { name: `Remove ${tag.name}` })).toBeVisible();

  await visit(page, `/${slug}/settings/members`);
  await endSession();
  await page.getByLabel("Role of Ana Ruiz").selectOption("Admin");
  await signInAgain(page);
  await expect(page.getByText("Role changed.")).toBeVisible();

  const ticket = `/${slug}/products/${product.key}/feedback/${product.key}-1`;
  await visit(page, ticket);
  await page.getByRole("button", { name: "Status: To do" }).click();
  await endSession();
  await page.getByRole("menuitemradio", { name: "Done" }).click();
  await signInAgain(page);
  await expect(page.getByRole("button", { name: "Status: Done" })).toBeVisible();

  // What was chosen shows at once; it is saved a moment later.
  const changes = () => database.ticketActivity.count({ where: { workspaceId } });
  await expect.poll(changes).toBe(1);
  expect(await audited("Sync feedback turned on")).toBe(1);
  expect(await audited("trigger tags chosen")).toBe(1);
  expect(await audited("role changed to admin")).toBe(1);
});
