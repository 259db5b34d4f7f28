import { database } from "#lib/database/client.ts";
import { addCompany, addContact } from "#tests/support/add-contact.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { openWorkspace } from "./open-workspace.ts";

type Workspace = Awaited<ReturnType<typeof openWorkspace>>;
let acme: Workspace;
let asa: string;
let nord: string;

test.use({ reducedMotion: "reduce" });

test.beforeEach(async ({ app, page }) => {
  acme = await openWorkspace(app.url);
  const { workspaceId, productId } = acme;
  nord = await addCompany(workspaceId, "Nordfrakt Åland");
  asa = await addContact(workspaceId, { name: "Åsa Lindström", email: "asa@nord.example" }, [nord]);
  for (let index = 1; index <= 60; index++) {
    const name = `Person ${String(index).padStart(3, "0")}`;
    const lastSeenAt = new Date(Date.now() - index * 3_600_000);
    await addContact(workspaceId, { name, lastSeenAt, email: `p${index}@acme.example` });
  }
  const { id } = await addTicket({ workspaceId, productId, number: 1, title: "Reorder stops" });
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { contactId: asa, companyId: nord },
  });
  await acme.join(page, "Ines Prado", "member");
});

test("a member finds a person by part of a name without its accents, opens it and goes to the company", async ({
  page,
}) => {
  await page.goto(acme.at.inbox);
  await page.getByRole("link", { name: "Contacts" }).click();
  const tabs = page.getByRole("navigation", { name: "Contacts" });
  await expect(tabs.getByRole("link", { name: "People" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("searchbox", { name: "Search name or e-mail" }).fill("lindstrom");
  await expect(page.getByRole("status")).toHaveText("1 person");
  await expect(page).toHaveURL(/\?q=lindstrom$/);
  await page.getByRole("link", { name: "Åsa Lindström" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Åsa Lindström" })).toBeVisible();
  await expect(page.getByRole("link", { name: "MOB-1 Reorder stops" })).toBeVisible();
  await page.getByRole("complementary").getByRole("link", { name: "Nordfrakt Åland" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nordfrakt Åland" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Åsa Lindström" })).toBeVisible();
});

test("people are sorted both ways, as readers sort accents, and paged there and back, and the address says so", async ({
  page,
}) => {
  await page.goto(`/${acme.slug}/contacts`);
  const rows = page.getByRole("table", { name: "People" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("Person 001");
  await page.getByRole("link", { name: "Name", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await expect(rows.nth(1)).toContainText("Åsa Lindström");
  await page.getByRole("link", { name: "Name", exact: true }).click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(rows.nth(1)).toContainText("Person 060");
  await expect(rows).toHaveCount(51);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows).toHaveCount(12);
  await expect(rows.last()).toContainText("Åsa Lindström");
  await page.reload();
  await expect(rows.last()).toContainText("Åsa Lindström");
  await page.getByRole("link", { name: "Previous page" }).click();
  await expect(rows.nth(1)).toContainText("Person 060");
  await expect(page.getByRole("link", { name: "Previous page" })).toHaveCount(0);
});

test("filters narrow the list, and are cleared when nothing matches", async ({ page }) => {
  await page.goto(`/${acme.slug}/contacts`);
  await page.getByLabel("Feedback", { exact: true }).selectOption("Has tickets");
  await expect(page.getByRole("status")).toHaveText("1 person");
  await page.getByLabel("Role").selectOption("Leads");
  await expect(page.getByRole("heading", { name: "No people match" })).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page.getByRole("status")).toHaveText("61 people");
  await expect(page.getByLabel("Role")).toHaveValue("");
});

test("a list of several pages is counted whole, and another one anew", async ({ page }) => {
  await page.goto(`/${acme.slug}/contacts?q=person`);
  await expect(page.getByRole("status")).toHaveText("60 people");
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.getByRole("link", { name: "Previous page" })).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("60 people");
  await page.getByRole("searchbox", { name: "Search name or e-mail" }).fill("example");
  await expect(page.getByRole("status")).toHaveText("61 people");
  await page.getByLabel("Role").selectOption("Users");
  await expect(page).toHaveURL(/role=user/);
  await expect(page.getByRole("status")).toHaveText("61 people");
});

test("“/” leads to the search from anywhere in a list, and is a letter where one types", async ({
  page,
}) => {
  for (const [list, name] of [
    ["contacts", "Search name or e-mail"],
    ["companies", "Search name"],
  ]) {
    await page.goto(`/${acme.slug}/${list}`);
    const search = page.getByRole("searchbox", { name });
    await expect(page.getByRole("search").getByText("/", { exact: true })).toBeVisible();
    await expect(search).toHaveAttribute("aria-keyshortcuts", "/");
    await page.getByRole("table").getByRole("link").last().focus();
    await page.keyboard.press("/");
    await expect(search).toBeFocused();
    await page.keyboard.type("and/or");
    await expect(search).toHaveValue("and/or");
  }
  await page.getByRole("button", { name: "New company" }).click();
  const field = page.getByRole("dialog").getByLabel("Name", { exact: true });
  await field.pressSequentially("A/S Norden");
  await expect(field).toHaveValue("A/S Norden");
});

test("a ticket leads to its customer and company", async ({ page }) => {
  await page.setViewportSize({ width: 1720, height: 900 });
  await page.goto(`${acme.at.inbox}/MOB-1`);
  const properties = page.getByRole("complementary", { name: "Properties" });
  await expect(properties.getByRole("link", { name: "Nordfrakt Åland" })).toBeVisible();
  await properties.getByRole("link", { name: "Åsa Lindström" }).click();
  await expect(page).toHaveURL(`/${acme.slug}/contacts/${asa}`);
});

test("a ticket without room for its properties leads to its customer by the quote", async ({
  page,
}) => {
  await database.ticketQuote.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { authorName: "Åsa Lindström" },
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${acme.at.inbox}/MOB-1`);
  await page.getByRole("figure").getByRole("link", { name: "Åsa Lindström" }).click();
  await expect(page).toHaveURL(`/${acme.slug}/contacts/${asa}`);
});

test("the address of somebody merged away leads to the survivor", async ({ page }) => {
  const merged = { standing: "merged", mergedIntoId: asa } as const;
  const old = await addContact(acme.workspaceId, merged);
  await page.goto(`/${acme.slug}/contacts/${old}`);
  await expect(page).toHaveURL(`/${acme.slug}/contacts/${asa}`);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("no key is promised for the search, for none leads to it", async ({ page }) => {
    await page.goto(`/${acme.slug}/contacts`);
    const search = page.getByRole("searchbox", { name: "Search name or e-mail" });
    await expect(search).not.toHaveAttribute("aria-keyshortcuts");
    await expect(page.getByRole("search").getByText("/", { exact: true })).toHaveCount(0);
  });

  test("a person is found and a page turned", async ({ page }) => {
    await page.goto(`/${acme.slug}/contacts?q=person`);
    await expect(page.getByRole("status")).toHaveText(/^(50\+|60) people$/);
    await page.getByRole("link", { name: "Next page" }).click();
    await expect(page.getByRole("link", { name: "Previous page" })).toBeVisible();
    await page.getByRole("searchbox", { name: "Search name or e-mail" }).fill("Ström");
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("status")).toHaveText("1 person");
    await expect(page.getByRole("link", { name: "Åsa Lindström" })).toBeVisible();
  });
});
