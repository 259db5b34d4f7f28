import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { database } from "#lib/database/client.ts";
import { signUp } from "#lib/workspaces/create-workspace.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { connectWorkspace } from "#tests/support/connect-workspace.ts";
import { pressUntilFocused } from "#tests/support/press-until-focused.ts";

const password = "a bicycle for notes";

test("signing in, a switch and the trigger tags, by keyboard alone", async ({
  page,
  northwind,
}) => {
  const email = "keys@fieldnote.example";
  const account = { name: "Noor Haddad", email, passwordHash: await hashPassword(password) };
  const { slug } = await signUp(account, { workspace: "By keyboard", product: "Mobile app" });
  const { id: workspaceId } = await database.workspace.findUniqueOrThrow({ where: { slug } });
  await connectWorkspace({ workspaceId, intercom: northwind, syncFeedback: false });

  await page.goto(`/sign-in?return=/${slug}/settings/integrations/intercom`);
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await page.keyboard.type(email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");

  const sync = page.getByRole("switch", { name: "Sync feedback" });
  await expect(sync).not.toBeChecked();
  await pressUntilFocused(page, "Tab", page.getByRole("link", { name: "Skip to content" }));
  await page.keyboard.press("Enter");
  await pressUntilFocused(page, "Tab", sync);
  await page.keyboard.press("Space");
  await expect(sync).toBeChecked();

  await pressUntilFocused(page, "Tab", page.getByRole("link", { name: "Set up Mobile app" }));
  await page.keyboard.press("Enter");
  const productSync = page.getByRole("switch", { name: "Sync feedback from Intercom" });
  await expect(productSync).toBeVisible();
  await pressUntilFocused(page, "Tab", productSync);
  await page.keyboard.press("Space");
  const tags = page.getByRole("combobox", { name: "Trigger tags" });
  await expect(tags).toBeVisible();
  await pressUntilFocused(page, "Tab", tags);
  await page.keyboard.type("feature");
  await expect(page.getByRole("option", { name: "feature-request" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Remove feature-request" })).toBeVisible();
  await page.keyboard.type("ux");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Remove ux" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Backspace");
  await expect(page.getByRole("button", { name: "Remove ux" })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("button", { name: "Remove feature-request" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove ux" })).toHaveCount(0);
});
