import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { database } from "#lib/database/client.ts";
import { signUp } from "#lib/workspaces/create-workspace.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { byKeyboard } from "#tests/support/by-keyboard.ts";
import { connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { untilWorkedOff } from "#tests/support/start-story.ts";

const password = "a bicycle for notes";
let email: string;
let slug: string;
let workspaceId: string;

test.use({ reducedMotion: "reduce" });

test.beforeEach(async ({ app: _ }) => {
  email = `keys-${crypto.randomUUID()}@fieldnote.example`;
  const account = { name: "Noor Haddad", email, passwordHash: await hashPassword(password) };
  ({ slug } = await signUp(account, { workspace: "By keyboard", product: "Mobile app" }));
  ({ id: workspaceId } = await database.workspace.findUniqueOrThrow({ where: { slug } }));
});

test("every task of an admin is done by keyboard alone, from signing in to signing out", async ({
  page,
  northwind,
}) => {
  const keys = byKeyboard(page);
  const button = (name: string) => page.getByRole("button", { name });
  const link = (name: string) => page.getByRole("link", { name });

  await test.step("sign in", async () => {
    await page.goto(`/sign-in?return=/${slug}/settings/integrations/intercom`);
    await expect(page.getByLabel("E-mail")).toBeFocused();
    await keys.type(email);
    await keys.reach(page.getByLabel("Password"));
    await keys.type("not this one");
    await keys.press("Enter");
    await expect(page.getByText("do not belong together")).toBeVisible();
    await keys.expectSeenFocus();
    await page.getByLabel("Password").press("ControlOrMeta+a");
    await keys.type(password);
    await keys.press("Enter");
    await expect(button("Connect Intercom")).toBeVisible();
  });

  await test.step("connect Intercom", async () => {
    await keys.use(link("Skip to content"));
    await keys.reach(page.getByLabel("Data region"));
    await keys.type("Europe");
    await keys.use(button("Connect Intercom"));
    await page.getByLabel("Workspace").focus();
    await keys.type(northwind.record.name);
    await page.getByRole("button", { name: "Authorize access" }).press("Enter");
    await expect(page.getByText("Intercom is connected.")).toBeVisible();
  });

  await test.step("switch feedback on", async () => {
    const sync = page.getByRole("switch", { name: "Sync feedback" });
    await keys.use(sync, "Space");
    await expect(sync).toBeChecked();
    await expect(sync).toBeFocused();
    await keys.use(link("Set up Mobile app"));
    const productSync = page.getByRole("switch", { name: "Sync feedback from Intercom" });
    await keys.use(productSync, "Space");
    await expect(productSync).toBeChecked();
    await keys.expectSeenFocus();
  });

  await test.step("choose trigger tags, and take one back", async () => {
    const tags = page.getByRole("combobox", { name: "Trigger tags" });
    await keys.reach(tags);
    for (const name of ["feature-request", "ux"]) {
      await keys.type(name.slice(0, 7));
      await expect(page.getByRole("option", { name })).toBeVisible();
      await keys.press("Enter");
      await expect(button(`Remove ${name}`)).toBeVisible();
    }
    await keys.press("Escape");
    await keys.press("Backspace");
    await expect(button("Remove ux")).toHaveCount(0);
    await expect(tags).toBeFocused();
    await page.reload();
    await expect(button("Remove feature-request")).toBeVisible();
    await expect(button("Remove ux")).toHaveCount(0);
  });

  await test.step("open the ticket that arrives", async () => {
    await keys.use(link("Feedback, Mobile app"));
    await expect(page.getByText("Watching: feature-request")).toBeVisible();
    const { tags } = northwind.record;
    const wish = [...tags.values()].find(({ name }) => name === "feature-request");
    const conversation = northwind.addConversation({
      contacts: [...northwind.record.contacts.values()].slice(-1),
      body: "Let me reorder the stops.",
      deliver: false,
    });
    await northwind.tag(conversation.id, { tagId: wish?.id ?? "" });
    await untilWorkedOff(workspaceId);
    await keys.use(page.getByRole("region", { name: "Feedback tickets" }).getByRole("link"));
    await expect(button("Status: To do")).toBeVisible();
  });

  await test.step("change its status", async () => {
    await keys.use(button("Status: To do"));
    await expect(page.getByRole("menuitemradio", { name: "To do" })).toBeFocused();
    await keys.press("ArrowDown");
    await keys.press("Enter");
    await expect(button("Status: In progress")).toBeFocused();
    await keys.expectSeenFocus();
    await page.reload();
    await expect(button("Status: In progress")).toBeVisible();
  });

  await test.step("sign out", async () => {
    await keys.use(button("Workspace menu: By keyboard"));
    await keys.press("ArrowUp");
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeFocused();
    await keys.press("Enter");
    await expect(page.getByLabel("E-mail")).toBeFocused();
  });
});

test("what opens over the page holds the focus, and gives it back", async ({ page, northwind }) => {
  const keys = byKeyboard(page);
  await connectWorkspace({ workspaceId, intercom: northwind });
  await page.goto(`/sign-in?return=/${slug}/settings/integrations/intercom`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Password").press("Enter");

  await test.step("a dialog", async () => {
    const disconnect = page.getByRole("button", { name: "Disconnect" });
    await keys.use(disconnect);
    const dialog = page.getByRole("alertdialog");
    for (const name of ["Cancel", "Disconnect", "Cancel"]) {
      await keys.reach(dialog.getByRole("button", { name }));
    }
    await keys.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(disconnect).toBeFocused();
    await keys.expectSeenFocus();
  });

  await test.step("a phone's navigator", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const open = page.getByRole("button", { name: "Open navigator" });
    await keys.use(open);
    const navigator = page.getByRole("dialog", { name: "Navigator" });
    await keys.reach(navigator.getByRole("button", { name: "Workspace menu" }));
    await keys.reach(navigator.getByRole("link", { name: "Profile" }));
    await keys.reach(navigator.getByRole("button", { name: "Close navigator" }));
    await keys.press("Escape");
    await expect(navigator).toHaveCount(0);
    await expect(open).toBeFocused();
    await keys.expectSeenFocus();
  });
});

test("a chosen tag is reached and removed with the arrows, and the focus stays with the tags", async ({
  page,
  northwind,
}) => {
  const keys = byKeyboard(page);
  await connectWorkspace({ workspaceId, intercom: northwind });
  const product = await database.product.findFirstOrThrow({ where: { workspaceId } });
  const tags = [...northwind.record.tags.values()].slice(0, 2);
  await watchTags({ workspaceId, productId: product.id, appId: northwind.appId, tags });
  await page.goto(`/sign-in?return=/${slug}/products/${product.key}/settings/feedback`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByLabel("Password").press("Enter");
  const remove = page.getByRole("button", { name: /^Remove / });
  await expect(remove).toHaveCount(2);
  await keys.reach(page.getByRole("combobox", { name: "Trigger tags" }));
  await keys.press("ArrowLeft");
  await keys.expectSeenFocus();
  await keys.press("Delete");
  await expect(remove).toHaveCount(1);
  await keys.expectSeenFocus();
  await page.reload();
  await expect(remove).toHaveCount(1);
});
