import { beforeAll, expect, test } from "vitest";
import { changeDescription, changeTitle } from "#lib/feedback/ticket/edit-words.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
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
