import { database } from "#lib/database/client.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { byKeyboard } from "#tests/support/by-keyboard.ts";
import {
  givePassword,
  hearNothing,
  openWorkspace,
  password,
  visit,
  type Workspace,
} from "./open-workspace.ts";

test.use({ expectedErrors: /status of 4\d\d|ERR_FAILED/, reducedMotion: "reduce" });

let acme: Workspace;
let noor: Awaited<ReturnType<Workspace["join"]>>;

test.beforeEach(async ({ page, app }) => {
  acme = await openWorkspace(app.url);
  noor = await acme.join(page, "Noor Haddad");
  await hearNothing(page);
});

test("F5 by keyboard alone: both values are said, either is chosen, and the focus stays at the field", async ({
  page,
}) => {
  const keys = byKeyboard(page);
  const name = page.getByLabel("Workspace name");
  const where = { id: acme.workspaceId };
  for (const [choice, theirs, after] of [
    ["Keep theirs", "Elsewhere", "Elsewhere"],
    ["Save mine", "Somewhere", "Field Notes Ltd"],
  ] as const) {
    await visit(page, acme.at.general);
    await database.workspace.update({ where, data: { name: theirs } });
    await keys.reach(name);
    await keys.press("ControlOrMeta+a");
    await keys.type("Field Notes Ltd");
    await keys.press("Enter");
    await expect(page.getByRole("alert").getByText("You entered")).toBeVisible();
    await page.keyboard.press("Shift+Tab");
    if (choice === "Keep theirs") await page.keyboard.press("Shift+Tab");
    await expect(page.getByRole("button", { name: choice })).toBeFocused();
    await keys.expectSeenFocus();
    await keys.press("Enter");
    await expect(page.getByRole("button", { name: choice })).toBeHidden();
    await expect(name).toHaveValue(after);
    await expect(name).toBeFocused();
  }
});

test("F5 by keyboard alone: a toast that asks is reached, and the focus comes back", async ({
  page,
}) => {
  const keys = byKeyboard(page);
  const { workspaceId, productId } = acme;
  await addTicket({ workspaceId, productId, number: 1 });
  await visit(page, `${acme.at.inbox}/MOB-1`);
  await keys.reach(page.getByRole("button", { name: "Status: To do" }));
  await database.feedbackTicket.updateMany({ where: { workspaceId }, data: { status: "done" } });
  await keys.press("Enter");
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await keys.use(page.getByRole("button", { name: "Save mine" }));
  await expect(page.getByRole("button", { name: "Status: In progress" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save mine" })).toBeHidden();
  await keys.reach(page.getByRole("button", { name: "Status: In progress" }));
});

test("F11 by keyboard alone: signing in again in place, and back at the form", async ({ page }) => {
  const keys = byKeyboard(page);
  await givePassword(noor);
  await visit(page, acme.at.general);
  await database.session.deleteMany({ where: { userId: noor.userId } });
  await keys.reach(page.getByLabel("Workspace name"));
  await keys.press("ControlOrMeta+a");
  await keys.type("Field Notes Ltd");
  await keys.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Sign in again?" });
  await expect(dialog.getByLabel("Password")).toBeFocused();
  await keys.expectSeenFocus();
  await keys.type(password);
  await keys.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  await expect(page.getByLabel("Workspace name")).toBeFocused();
});
