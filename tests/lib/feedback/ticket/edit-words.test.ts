import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { eraseCustomers } from "#lib/feedback/erasing/erase-customers.ts";
import { eraseQuotes } from "#lib/feedback/erasing/erase-quotes.ts";
import { changeDescription, changeTitle } from "#lib/feedback/ticket/edit-words.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let bolt: Awaited<ReturnType<typeof twoWorkspaces>>["bolt"];
const ticketId = "MOB-1";

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  const { workspaceId, mobile } = acme;
  await addTicket({ workspaceId, productId: mobile.id, number: 1, title: "Stops" });
});

test("the title that the customer's words made is erased with them; one of the team's own stays", async () => {
  const { workspaceId, mobile, member } = acme;
  const title = "Please let us reorder stops.";
  const contactId = await addContact(workspaceId, { intercomContactId: "erased" });
  for (const number of [2, 3]) {
    const { id } = await addTicket({ workspaceId, productId: mobile.id, number, title });
    await database.$executeRaw`
      update feedback_tickets set title_fingerprint = md5(title)::uuid
      where workspace_id = ${workspaceId}::uuid and id = ${id}::uuid`;
    const ticketId = `MOB-${number}`;
    await changeTitle(member, { ticketId, title: "Reorder", seen: title });
    await changeTitle(member, { ticketId, title: "Reorder stops", seen: "Reorder" });
    const which = { where: { workspaceId, id } };
    if (number === 2) await database.feedbackTicket.updateMany({ ...which, data: { contactId } });
  }
  const quoted = { where: { workspaceId, ticket: { number: 3 } }, data: { authorId: "erased" } };
  await database.ticketQuote.updateMany(quoted);
  const ids = { appIds: [intercomAppId], intercomIds: ["erased"] };
  await eraseCustomers(member, { ...ids, contactIds: [contactId], names: [], emails: [] });
  await eraseQuotes(member, ids);
  for (const number of [2, 3]) {
    const lines = await database.ticketActivity.findMany({
      where: { workspaceId, ticket: { number }, kind: "title_changed" },
      orderBy: { id: "asc" },
    });
    expect(lines.map(({ detail }) => detail)).toEqual([
      "Feedback from an erased person",
      "Reorder",
    ]);
  }
});

const find = () => findTicket(acme.member, { productKey: "MOB", ticketId });

test("a title is changed with a line that keeps the one before; a description with a line", async () => {
  await changeTitle(acme.member, { ticketId, title: "Reorder stops", seen: "Stops" });
  await changeTitle(acme.member, { ticketId, title: "Reorder stops", seen: "Stops" });
  await changeDescription(acme.member, { ticketId, description: "For Q3.\nSoon.", seen: "" });
  const ticket = await find();
  expect(ticket).toMatchObject({ title: "Reorder stops", description: "For Q3.\nSoon." });
  expect(ticket?.activity.map(({ kind, detail }) => [kind, detail])).toEqual([
    ["title_changed", "Stops"],
    ["description_changed", null],
  ]);
});

test("of two people who write at once, the second is told what the first wrote", async () => {
  const seen = "Reorder stops";
  const [mine, theirs] = await Promise.allSettled([
    changeTitle(acme.member, { ticketId, title: "Mine", seen }),
    changeTitle(acme.colleague, { ticketId, title: "Theirs", seen }),
  ]);
  const title = (await find())?.title;
  const [by, told] = title === "Mine" ? ["Noor Haddad", theirs] : ["Ana Ruiz", mine];
  const change = { field: "title", theirs: title, by };
  expect(told).toMatchObject({ status: "rejected", reason: { code: "conflict", change } });
  const stale = { ticketId, description: "Late", seen: "" };
  await expect(changeDescription(acme.colleague, stale)).rejects.toMatchObject({
    change: { field: "description", theirs: "For Q3.\nSoon.", by: "Noor Haddad" },
  });
});

test("another workspace's ticket cannot be rewritten", async () => {
  const { title = "", description = "" } = (await find()) ?? {};
  for (const attempt of [
    () => changeTitle(bolt.member, { ticketId, title: "Theirs", seen: title }),
    () => changeDescription(bolt.member, { ticketId, description: "Theirs", seen: description }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await find()).toMatchObject({ title, description });
});
