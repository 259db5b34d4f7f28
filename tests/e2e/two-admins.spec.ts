import type { Page } from "@playwright/test";
import { database } from "#lib/database/client.ts";
import { builtActions, callAction } from "#tests/security/support/actions.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { answersTo, hearNothing, openWorkspace, visit, type Workspace } from "./open-workspace.ts";

// A conflict says so in the console too.
test.use({ expectedErrors: /status of 409|ERR_FAILED/ });

let acme: Workspace;
let noor: Page;
let tomas: Page;
let cookie: string;

test.beforeEach(async ({ page, openElsewhere, app, northwind }) => {
  acme = await openWorkspace(app.url);
  const { workspaceId } = acme;
  await connectWorkspace({ workspaceId, intercom: northwind, syncFeedback: false });
  noor = page;
  ({ cookie } = await acme.join(noor, "Noor Haddad"));
  tomas = await openElsewhere();
  await acme.join(tomas, "Tomás Brandt");
  for (const one of [noor, tomas]) await hearNothing(one);
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

function connection() {
  return database.intercomConnection.findUniqueOrThrow({
    where: { workspaceId: acme.workspaceId },
  });
}

test("F4 a double click on a switch is one intent: one request, one change, one line in the audit log", async () => {
  const sync = noor.getByRole("switch", { name: "Sync feedback" });
  for (const [path, action] of [
    [acme.at.intercom, "Sync feedback turned"],
    [acme.at.tags, "Sync feedback from Intercom turned"],
  ] as const) {
    await visit(noor, path);
    const answers = answersTo(noor);
    await sync.dblclick();
    await expect.poll(() => acme.audited(`${action} on`)).toBe(1);
    await expect(sync).not.toHaveAttribute("aria-busy");
    await expect(sync).toBeChecked();
    expect(answers).toEqual([200]);
    expect(await acme.audited(`${action} off`)).toBe(0);
  }
});

test("F4 on, off and on again before the first is saved: the last intent holds, and each change has its line", async () => {
  await visit(noor, acme.at.intercom);
  const sync = noor.getByRole("switch", { name: "Sync feedback" });
  for (let clicks = 0; clicks < 3; clicks++) await sync.click();
  await expect.poll(() => acme.audited("Sync feedback turned on")).toBe(2);
  await expect(sync).not.toHaveAttribute("aria-busy");
  await expect(sync).toBeChecked();
  expect(await acme.audited("Sync feedback turned off")).toBe(1);
  expect((await connection()).syncFeedback).toBe(true);
});

test("F4 the same request twice within 5 ms is one change, and opposite ones leave what the last line says", async ({
  app,
}) => {
  const { workspaceId, slug, productId } = acme;
  const idOf = (name: string) => builtActions().find((one) => one.name.endsWith(` ${name}`))?.id;
  const send = (name: string, enabled: string) =>
    callAction(app.url + acme.at.intercom, idOf(name) ?? "", {
      cookie,
      fields: Object.entries({ workspace: slug, product: productId, enabled }),
    });
  for (const [name, action] of [
    ["switchSyncFeedback", "Sync feedback turned"],
    ["switchProductSync", "Sync feedback from Intercom turned"],
  ] as const) {
    const twice = await Promise.all([send(name, "on"), send(name, "on")]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(await acme.audited(`${action} on`)).toBe(1);
    await Promise.all(["off", "on", "off", "on"].map((enabled) => send(name, enabled)));
    const lines = await database.auditEntry.findMany({
      where: { workspaceId, action: { startsWith: action } },
      orderBy: { happenedAt: "asc" },
    });
    const words = lines.map((line) => line.action.split(" ").at(-1));
    expect(words).toEqual(words.map((_, index) => (index % 2 === 0 ? "on" : "off")));
    const { syncFeedback } =
      name === "switchSyncFeedback"
        ? await connection()
        : await database.productIntercomSettings.findFirstOrThrow({ where: { workspaceId } });
    expect(syncFeedback).toBe(words.at(-1) === "on");
  }
});

const names = [
  { label: "Workspace name", path: "general", action: "workspace renamed" },
  { label: "Product name", path: "product", action: "product renamed to Field Two" },
] as const;

function savedName(label: string) {
  const { workspaceId, productId: id } = acme;
  return label === "Workspace name"
    ? database.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
    : database.product.findFirstOrThrow({ where: { workspaceId, id } });
}

for (const { label, path, action } of names) {
  test(`F5 ${label}: who saves second sees both values, keeps what was typed, and chooses`, async () => {
    for (const one of [noor, tomas]) await visit(one, acme.at[path]);
    await noor.getByLabel(label).fill("Field One");
    await button(noor, "Save").click();
    await expect(noor.getByRole("status").getByText("Saved")).toBeVisible();

    const answers = answersTo(tomas);
    await tomas.getByLabel(label).fill("Field Two");
    await button(tomas, "Save").click();
    const notice = tomas.getByRole("alert").filter({ hasText: "Noor Haddad" });
    await expect(notice).toContainText("changed this to “Field One” while you were editing");
    await expect(notice).toContainText("You entered “Field Two”");
    await expect(tomas.getByLabel(label)).toHaveValue("Field Two");
    expect(answers).toEqual([409]);
    expect(await savedName(label)).toMatchObject({ name: "Field One" });

    await button(tomas, "Keep theirs").click();
    await expect(notice).toBeHidden();
    await expect(tomas.getByLabel(label)).toHaveValue("Field One");
    await expect(tomas.getByLabel(label)).toBeFocused();

    // Noor has not seen what comes now.
    await tomas.getByLabel(label).fill("Field Two");
    await button(tomas, "Save").click();
    await expect(tomas.getByRole("status").getByText("Saved")).toBeVisible();
    await noor.getByLabel(label).fill("Field Three");
    await button(noor, "Save").click();
    await expect(noor.getByRole("alert").filter({ hasText: "Tomás Brandt" })).toBeVisible();
    await button(noor, "Save mine").click();
    await expect(noor.getByRole("status").getByText("Saved")).toBeVisible();
    expect(await savedName(label)).toMatchObject({ name: "Field Three" });
    expect(await acme.audited(action)).toBeGreaterThan(0);
  });
}

test("F5 of two who save different names in the same moment one is told of the other", async () => {
  const tries = [
    [noor, "Field One"],
    [tomas, "Field Two"],
  ] as const;
  for (const [one, name] of tries) {
    await visit(one, acme.at.general);
    await one.getByLabel("Workspace name").fill(name);
  }
  await Promise.all(tries.map(([one]) => button(one, "Save").click()));
  for (const [one] of tries) {
    const told = one.getByRole("alert").getByText("while you were editing");
    await expect(told.or(one.getByRole("status").getByText("Saved"))).toBeVisible();
  }
  expect(await acme.audited("workspace renamed")).toBe(1);
  const { name: saved } = await savedName("Workspace name");
  const [[, lost = ""] = []] = tries.filter(([, name]) => name !== saved);
  const loser = lost === "Field One" ? noor : tomas;
  await expect(loser.getByRole("alert").getByText("You entered")).toContainText(`“${lost}”`);
  await expect(loser.getByLabel("Workspace name")).toHaveValue(lost);
});

test("F5 two admins who save different fields at once are both saved", async () => {
  await visit(noor, acme.at.general);
  await visit(tomas, acme.at.product);
  await noor.getByLabel("Workspace name").fill("Field Notes Ltd");
  await tomas.getByLabel("Product name").fill("Phone app");
  await Promise.all([noor, tomas].map((one) => button(one, "Save").click()));
  for (const one of [noor, tomas]) {
    await expect(one.getByRole("status").getByText("Saved")).toBeVisible();
  }
  expect(await savedName("Workspace name")).toMatchObject({ name: "Field Notes Ltd" });
  expect(await savedName("Product name")).toMatchObject({ name: "Phone app" });
});

test("F5 of the trigger tags that two admins add at once none is lost", async ({ northwind }) => {
  const { workspaceId, productId } = acme;
  await watchTags({ workspaceId, productId, appId: northwind.appId, tags: [] });
  const wanted = ["feature-request", "ux"] as const;
  const admins = [noor, tomas] as const;
  for (const [index, one] of admins.entries()) {
    await visit(one, acme.at.tags);
    await one.getByRole("combobox", { name: "Trigger tags" }).fill(wanted[index] ?? "");
    await expect(one.getByRole("option", { name: wanted[index] ?? "" })).toBeVisible();
  }
  await Promise.all(admins.map((one) => one.getByRole("option").first().click()));
  await expect.poll(() => database.triggerTag.count({ where: { workspaceId } })).toBe(2);
  expect(await acme.audited("trigger tags chosen")).toBe(2);
  await visit(noor, acme.at.tags);
  for (const name of wanted) await expect(button(noor, `Remove ${name}`)).toBeVisible();
});

test("F5 of two who choose different statuses the second sees both, and may save theirs", async () => {
  const { workspaceId, productId } = acme;
  const { id } = await addTicket({ workspaceId, productId, number: 1 });
  const where = { workspaceId_id: { workspaceId, id } };
  const status = async () => (await database.feedbackTicket.findUniqueOrThrow({ where })).status;
  const choose = async (one: Page, from: string, to: string) => {
    await button(one, `Status: ${from}`).click();
    await one.getByRole("menuitemradio", { name: to }).click();
  };
  for (const one of [noor, tomas]) await visit(one, `${acme.at.inbox}/MOB-1`);
  await choose(noor, "To do", "Done");
  await expect.poll(status).toBe("done");

  await choose(tomas, "To do", "In progress");
  const told = tomas.getByText("Noor Haddad changed the status to Done meanwhile.");
  await expect(told).toContainText("You chose In progress.");
  await expect(button(tomas, "Status: Done")).toBeVisible();
  expect(await status()).toBe("done");

  await button(tomas, "Save mine").click();
  await expect.poll(status).toBe("in_progress");
  await expect(button(tomas, "Status: In progress")).toBeVisible();
  const lines = await database.ticketActivity.findMany({ where: { workspaceId, ticketId: id } });
  expect(lines.map(({ actorName }) => actorName).toSorted()).toEqual([
    "Noor Haddad",
    "Tomás Brandt",
  ]);
});
