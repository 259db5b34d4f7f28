import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { signUp } from "#lib/workspaces/create-workspace.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { signInAs } from "#tests/support/sign-in-as.ts";

const password = "a bicycle for notes";
let email: string;
let slug: string;

test.beforeEach(async ({ app: _ }) => {
  email = `noor-${crypto.randomUUID()}@fieldnote.example`;
  const account = { name: "Noor Haddad", email, passwordHash: await hashPassword(password) };
  ({ slug } = await signUp(account, { workspace: "Fieldnote", product: "Mobile app" }));
});

test("a wrong password is said, and the typed e-mail stays", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("something else");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("do not belong together")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Feedback", level: 1 })).toBeVisible();
});

test("signing up with mistakes names each, and everything typed stays", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Noor Haddad");
  await page.getByLabel("E-mail").fill("noor at fieldnote");
  await page.getByLabel("Password").fill("short");
  await page.getByLabel("Workspace name").fill("Fieldnote");
  await page.getByRole("button", { name: "Create workspace" }).click();
  for (const label of ["E-mail", "Password", "First product"]) {
    await expect(page.getByLabel(label)).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel(label)).toHaveAccessibleDescription(/\w/);
  }
  await expect(page.getByLabel("Your name")).toHaveValue("Noor Haddad");
  await expect(page.getByLabel("E-mail")).toHaveValue("noor at fieldnote");
  await expect(page.getByLabel("Workspace name")).toHaveValue("Fieldnote");
  await expect(page.getByLabel("E-mail")).toBeFocused();
});

test("a copied link opens after signing in", async ({ page }) => {
  const link = `/${slug}/products/MOB/settings/feedback`;
  await page.goto(link);
  await expect(page).toHaveURL(/\/sign-in\?return=/);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(link);
  await expect(page.getByRole("heading", { name: "Product settings", level: 1 })).toBeVisible();
});

test("S-H4 after signing out, Back shows nothing of the workspace", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Workspace settings" }).click();
  await expect(page.getByLabel("Workspace name")).toHaveValue("Fieldnote");
  await page.getByRole("button", { name: "Workspace menu: Fieldnote" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
  for (let steps = 0; steps < 2; steps++) {
    await page.goBack();
    await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
    await expect(page.getByText("Mobile app")).toHaveCount(0);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("signing in works, and a mistake keeps the e-mail", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("something else");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("do not belong together")).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Feedback", level: 1 })).toBeVisible();
  });
});

test.describe("pages that one may not see", () => {
  test.use({ expectedErrors: /status of 404/ });

  test("another workspace's pages are not found", async ({ page, context, app }) => {
    const theirs = await addWorkspace({ slug: "strangers", products: [["WEB", "Web"]] });
    const own = await addWorkspace({ slug: "own", products: [["MOB", "Mobile"]] });
    await signInAs(context, app.url, await addPerson(own));
    expect(theirs.products).toHaveLength(1);
    for (const path of ["", "/settings", "/products/WEB/feedback", "/products/WEB/settings"]) {
      const response = await page.goto(`/strangers${path}`);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "Not found", level: 1 })).toBeVisible();
    }
  });
});
