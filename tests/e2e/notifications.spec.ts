import type { Page } from "@playwright/test";
import { database } from "#lib/database/client.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { findViolations } from "#tests/support/find-violations.ts";
import {
  givePassword,
  openWorkspace,
  signInAgain,
  visit,
  type Workspace,
} from "./open-workspace.ts";

// Whoever is signed out is told so by a status.
test.use({ expectedErrors: /status of 401|ERR_FAILED|ERR_INCOMPLETE/ });

let acme: Workspace;
let noor: Page;
let tomas: Page;
let person: Awaited<ReturnType<Workspace["join"]>>;

test.beforeEach(async ({ page, openElsewhere, app }) => {
  acme = await openWorkspace(app.url);
  const { workspaceId, productId } = acme;
  for (const number of [1, 2]) await addTicket({ workspaceId, productId, number });
  noor = page;
  person = await acme.join(noor, "Noor Haddad");
  tomas = await openElsewhere();
  await acme.join(tomas, "Tomás Brandt", "member");
});

const bell = (page: Page, unread = "") =>
  page.getByRole("button", {
    name: unread ? `Notifications, ${unread} unread` : "Notifications",
    exact: true,
  });
const field = (page: Page) => page.getByRole("textbox", { name: "Comment for your team" });
const comments = (page: Page) => page.getByRole("log", { name: "Comments" }).getByRole("article");

test("whoever is assigned a ticket hears of it without a reload, and has read it once it is open", async () => {
  await visit(tomas, acme.at.inbox);
  await visit(noor, `${acme.at.inbox}/MOB-1`);
  await noor.getByRole("button", { name: "Assignee: Unassigned" }).click();
  await noor.getByRole("menuitemradio", { name: "Tomás Brandt" }).click();

  await bell(tomas, "1").click();
  const list = tomas.getByRole("dialog", { name: "Notifications" });
  const item = list.getByRole("link", {
    name: /Noor Haddad assigned this to you.*MOB-1.*Ticket 1/,
  });
  await expect(item.getByRole("img", { name: "Unread" })).toBeVisible();
  expect(await findViolations(tomas)).toEqual([]);
  await item.click();
  await expect(tomas).toHaveURL(/MOB-1$/);
  await expect(list).toBeHidden();
  await expect(bell(tomas)).toBeVisible();
  await expect(bell(noor)).toBeVisible();
});

test("by keyboard alone somebody is mentioned, and sees the comment come while the ticket is open", async () => {
  await visit(tomas, `${acme.at.inbox}/MOB-2`);
  await visit(noor, `${acme.at.inbox}/MOB-1`);
  await expect(async () => {
    await noor.keyboard.press("m");
    await expect(field(noor)).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await noor.keyboard.type("Look, @");
  await expect(noor.getByRole("option")).toHaveText([/Noor Haddad/, /Tomás Brandt/]);
  await noor.keyboard.press("ArrowDown");
  await expect(noor.getByRole("option", { selected: true })).toContainText("Tomás Brandt");
  await noor.keyboard.press("Escape");
  await expect(noor.getByRole("option")).toHaveCount(0);
  await noor.keyboard.type("tomas");
  await expect(noor.getByRole("option")).toHaveText([/Tomás Brandt/]);
  expect(await findViolations(noor)).toEqual([]);
  await noor.keyboard.press("Enter");
  await noor.keyboard.type("at https://a.example/x.");
  await noor.keyboard.press("Enter");
  await noor.keyboard.type("<b>Second line</b>");
  await expect(field(noor)).toHaveValue(
    "Look, @Tomás Brandt at https://a.example/x.\n<b>Second line</b>",
  );
  await noor.keyboard.press("ControlOrMeta+Enter");

  await expect(comments(noor)).toContainText("<b>Second line</b>");
  await expect(field(noor)).toHaveValue("");
  await expect(field(noor)).toBeFocused();
  const link = comments(noor).getByRole("link", { name: "https://a.example/x" });
  await expect(link).toHaveAttribute("rel", /noopener.*nofollow/);

  await bell(tomas, "1").press("Enter");
  await tomas.keyboard.press("Tab");
  await expect(tomas.getByRole("link", { name: /Noor Haddad mentioned you/ })).toBeFocused();
  await tomas.keyboard.press("Enter");
  await expect(comments(tomas)).toContainText("@Tomás Brandt");
  await expect(bell(tomas)).toBeVisible();
  await field(tomas).fill("Seen");
  await tomas.getByRole("button", { name: "Send" }).click();
  await expect(comments(noor)).toHaveCount(2);
  await expect(comments(noor).last()).toContainText("Seen");
});

test("one's own comment is edited and deleted, and not somebody else's", async () => {
  await visit(noor, `${acme.at.inbox}/MOB-1`);
  await field(noor).fill("For @Tomás Brandt");
  await noor.getByRole("button", { name: "Send" }).click();
  await expect(comments(noor)).toHaveCount(1);
  await visit(tomas, `${acme.at.inbox}/MOB-1`);
  await expect(tomas.getByRole("button", { name: /(Edit|Delete) comment/ })).toHaveCount(0);

  await noor.getByRole("button", { name: "Edit comment" }).click();
  const edited = noor.getByRole("textbox", { name: "Edit comment" });
  await expect(edited).toHaveValue("For @Tomás Brandt");
  await edited.fill("For @Tomás Brandt and me");
  await noor.getByRole("button", { name: "Save" }).click();
  await expect(comments(tomas)).toContainText("and me");
  await expect(comments(tomas)).toContainText("edited");
  await noor.getByRole("button", { name: "Delete comment" }).click();
  await noor.getByRole("alertdialog").getByRole("button", { name: "Delete comment" }).click();
  await expect(comments(tomas)).toHaveCount(0);
});

test("F11 what was typed outlasts leaving the page and the session", async () => {
  await givePassword(person);
  await visit(noor, `${acme.at.inbox}/MOB-1`);
  await field(noor).fill("Half a thought");
  await visit(noor, `${acme.at.inbox}/MOB-2`);
  await expect(field(noor)).toHaveValue("");
  await visit(noor, `${acme.at.inbox}/MOB-1`);
  await expect(field(noor)).toHaveValue("Half a thought");
  await database.session.deleteMany({ where: { userId: person.userId } });
  await noor.getByRole("button", { name: "Send" }).click();
  await signInAgain(noor);
  await expect(comments(noor)).toContainText("Half a thought");
  await noor.reload();
  await expect(comments(noor)).toHaveCount(1);
  await expect(field(noor)).toHaveValue("");
});
