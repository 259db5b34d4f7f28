import { authorizeAccess } from "#tests/support/authorize-access.ts";
import { expect, test } from "#tests/support/browser-test.ts";

test("from signing up to a ticket in the open inbox", async ({
  page,
  context,
  intercom,
  northwind,
}) => {
  await test.step("sign up", async () => {
    await page.goto("/sign-up");
    await page.getByLabel("Your name").fill("Noor Haddad");
    await page.getByLabel("E-mail").fill("noor@story.example");
    await page.getByLabel("Password").fill("a bicycle for notes");
    await page.getByLabel("Workspace name").fill("Fieldnote");
    await page.getByLabel("First product").fill("Mobile app");
    await page.getByRole("button", { name: "Create workspace" }).click();
    await expect(page.getByRole("heading", { name: "Feedback", level: 1 })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Connect Intercom" })).toBeVisible();
  });

  await test.step("connect Intercom", async () => {
    await page.getByRole("link", { name: "Workspace settings" }).click();
    await page.getByRole("link", { name: "Integrations" }).click();
    const tab = page.getByRole("link", { name: "Intercom", exact: true });
    await expect(tab).toHaveAttribute("aria-current", "page");
    await page.getByRole("button", { name: "Connect Intercom" }).click();
    await authorizeAccess(page, northwind.record.name);
    await expect(page.getByText("Intercom is connected.")).toBeVisible();
    await expect(page.getByRole("heading", { name: northwind.record.name })).toBeVisible();
  });

  await test.step("choose a trigger tag", async () => {
    const sync = page.getByRole("switch", { name: "Sync feedback" });
    await expect(sync).not.toBeChecked();
    await sync.click();
    await expect(sync).toBeChecked();
    await page.getByRole("link", { name: "Product settings: Mobile app" }).click();
    const tabs = page.getByRole("navigation", { name: "Product settings" });
    await tabs.getByRole("link", { name: "Feedback" }).click();
    await page.getByRole("switch", { name: "Sync feedback from Intercom" }).click();
    await page.getByRole("combobox", { name: "Trigger tags" }).fill("feature");
    await page.getByRole("option", { name: "feature-request" }).click();
    await expect(page.getByText("Watching feature-request from now on.")).toBeVisible();
  });

  await page.getByRole("link", { name: "Feedback, Mobile app" }).click();
  await expect(page.getByText("Watching: feature-request")).toBeVisible();
  const reloads: string[] = [];
  page.on("load", () => reloads.push(page.url()));

  await test.step("a support agent tags a conversation", async () => {
    const support = await context.newPage();
    await support.goto(intercom.url);
    await support.getByRole("link", { name: northwind.record.name }).click();
    await support.getByRole("link", { name: "Hannah Whitlock" }).click();
    const tags = support.getByRole("region", { name: "Conversation tags" });
    await tags.getByLabel("Tag").selectOption("feature-request");
    await tags.getByRole("button", { name: "Add tag" }).click();
    await expect(tags.getByRole("button", { name: "Remove feature-request" })).toBeVisible();
  });

  const title = "A week’s job notes as one spreadsheet";
  const ticket = page.getByRole("link", { name: title });
  await expect(ticket).toBeVisible();
  expect(reloads, "the open inbox was not reloaded").toEqual([]);

  await test.step("read the ticket and change its status", async () => {
    await ticket.click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    const words = "every Friday I need the week's job notes for payroll";
    await expect(page.getByRole("figure").getByText(words)).toBeVisible();
    await expect(page.getByText("feature-request added by Mairead Nolan")).toBeVisible();
    const conversation = [...northwind.record.conversations.values()].find(
      (one) => one.title === title,
    );
    await expect(page.getByRole("link", { name: "Open in Intercom" })).toHaveAttribute(
      "href",
      `https://app.eu.intercom.com/a/inbox/${northwind.appId}/inbox/shared/all/conversation/${conversation?.id}`,
    );
    await page.getByRole("button", { name: "Status: To do" }).click();
    await page.getByRole("menuitemradio", { name: "In progress" }).click();
    await expect(page.getByRole("button", { name: "Status: In progress" })).toBeVisible();
    await expect(page.getByText("Noor Haddad set status to In progress")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "Status: In progress" })).toBeVisible();
  });
});
