import { beforeAll, expect, test } from "vitest";
import type { Admin } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { deleteTicket, restoreTicket } from "#lib/feedback/ticket/delete-ticket.ts";
import { findAddress } from "#lib/feedback/ticket/find-address.ts";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

let acme: Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let admin: Admin;
let stranger: Admin;
const at = { productKey: "MOB", ticketId: "MOB-1" };

beforeAll(async () => {
  const { acme: mine, bolt } = await twoWorkspaces();
  acme = mine;
  ({ admin } = await addAdmin(acme.workspaceId));
  ({ admin: stranger } = await addAdmin(bolt.workspaceId));
  await addTicket({ workspaceId: acme.workspaceId, productId: acme.mobile.id, number: 1 });
});

test("a deleted ticket is in no list, and its address says who deleted it and when", async () => {
  await deleteTicket(admin, "MOB-1");
  expect(await findTicket(acme.member, at)).toBeNull();
  const { workspaceId } = acme;
  const row = await database.feedbackTicket.findFirstOrThrow({ where: { workspaceId } });
  expect(await findAddress(acme.member, at)).toEqual({
    ...{ is: "deleted", ticketId: "MOB-1" },
    ...{ deletedBy: "Noor Haddad", deletedAt: row.deletedAt },
  });
});

test("deleted, it cannot be deleted again; restored twice, it has one line of it", async () => {
  await expect(deleteTicket(admin, "MOB-1")).rejects.toMatchObject({ code: "not_found" });
  await Promise.all([restoreTicket(admin, "MOB-1"), restoreTicket(admin, "MOB-1")]);
  const ticket = await findTicket(acme.member, at);
  expect(ticket?.activity.map(({ kind, actorName }) => [kind, actorName])).toEqual([
    ["deleted", "Noor Haddad"],
    ["undeleted", "Noor Haddad"],
  ]);
  expect(await findAddress(acme.member, at)).toBeNull();
});

test("another workspace's ticket can be neither deleted nor restored, and its address says nothing", async () => {
  await expect(deleteTicket(stranger, "MOB-1")).rejects.toMatchObject({ code: "not_found" });
  await deleteTicket(admin, "MOB-1");
  await expect(restoreTicket(stranger, "MOB-1")).rejects.toMatchObject({ code: "not_found" });
  expect(await findAddress(stranger, at)).toBeNull();
  expect(await findTicket(acme.member, at)).toBeNull();
});
