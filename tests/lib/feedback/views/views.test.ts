import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Admin, isAdmin, type Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { changeView, deleteView, renameView } from "#lib/feedback/views/change-view.ts";
import { listViews } from "#lib/feedback/views/list-views.ts";
import { saveView } from "#lib/feedback/views/save-view.ts";
import { changeRole } from "#lib/workspaces/members/change-role.ts";
import { leaveWorkspace, removeMember } from "#lib/workspaces/members/remove-member.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

type Company = Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let acme: Company;
let bolt: Company;
let owner: Admin;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
  owner = await adminOf(acme, "owner");
});

beforeEach(async () => {
  for (const { workspaceId } of [acme, bolt]) {
    await database.savedView.deleteMany({ where: { workspaceId } });
  }
});

async function adminOf({ workspaceId }: Company, role: "admin" | "owner"): Promise<Admin> {
  const { member } = await addPerson({ workspaceId, role });
  if (!isAdmin(member)) throw new Error("The person is no admin");
  return member;
}

function save(member: Member, name: string, given: { search?: string; isShared?: boolean } = {}) {
  return saveView(member, {
    ...{ productKey: "MOB", name, search: "view=all", isShared: false },
    ...given,
  });
}

const names = async (member: Member, { id } = acme.mobile) =>
  (await listViews(member, id)).map(
    ({ name, isShared }) => `${name}${isShared ? " (shared)" : ""}`,
  );

test("everybody sees their own views and the shared ones, by name, and nobody another's or another workspace's", async () => {
  await save(acme.member, "View 10");
  await save(acme.member, "view 9");
  await save(acme.colleague, "Secret");
  await save(owner, "Ångström", { isShared: true });
  await save(bolt.member, "Bolt's");
  await saveView(owner, { productKey: "WEB", name: "Web", search: "", isShared: true });
  expect(await names(acme.member)).toEqual(["Ångström (shared)", "view 9", "View 10"]);
  expect(await names(acme.colleague)).toEqual(["Ångström (shared)", "Secret"]);
  expect(await names(bolt.member, bolt.mobile)).toEqual(["Bolt's"]);
  expect(await names(bolt.member, acme.mobile)).toEqual([]);
  expect(await names(acme.member, acme.web)).toEqual(["Web (shared)"]);
});

test("a view keeps what the inbox understands of an address, always written alike", async () => {
  const search = "status=done&q= bug \0&page=abc&status=nonsense&view=all&utm=1&status=todo";
  const viewId = await save(acme.member, "Mine", { search });
  const found = async () => (await listViews(acme.member, acme.mobile.id))[0]?.search;
  expect(await found()).toBe("view=all&q=bug&status=todo&status=done");
  await changeView(acme.member, { viewId, search: "sort=oldest&view=open" });
  expect(await found()).toBe("sort=oldest");
});

test("a name is one view of mine and one shared, whatever its case and however many save at once", async () => {
  const attempts = ["Bugs", "bugs", "BUGS", "Bugs"].map((name) => save(acme.member, name));
  const settled = await Promise.allSettled(attempts);
  expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = settled.find(({ status }) => status === "rejected");
  expect(refused).toMatchObject({
    reason: { code: "conflict", message: /^A view of yours is called “bugs” already/i },
  });
  await save(acme.colleague, "Bugs");
  await save(owner, "Bugs", { isShared: true });
  await expect(save(owner, "BUGS", { isShared: true })).rejects.toThrow(/^A shared view is called/);
  const viewId = await save(acme.member, "Wishes");
  await expect(renameView(acme.member, { viewId, name: "bUGS" })).rejects.toThrow(/Choose another/);
  await renameView(acme.member, { viewId, name: "WISHES" });
  expect(await names(acme.member)).toEqual(expect.arrayContaining(["WISHES", "Bugs (shared)"]));
});

test("shared views are the admins': a member can neither make, change nor delete one", async () => {
  const why = { code: "conflict", message: /^Only owners and admins/ };
  await expect(save(acme.member, "All", { isShared: true })).rejects.toMatchObject(why);
  const viewId = await save(owner, "All", { isShared: true });
  for (const attempt of [
    () => renameView(acme.member, { viewId, name: "Mine" }),
    () => changeView(acme.member, { viewId, search: "" }),
    () => deleteView(acme.member, viewId),
  ]) {
    await expect(attempt()).rejects.toMatchObject(why);
  }
  const other = await adminOf(acme, "admin");
  await renameView(other, { viewId, name: "Everything" });
  await deleteView(other, viewId);
  expect(await names(acme.member)).toEqual([]);
});

test("another's view, and one of another workspace, is not found", async () => {
  const viewId = await save(acme.member, "Mine");
  for (const stranger of [acme.colleague, owner, bolt.member, await adminOf(bolt, "owner")]) {
    for (const attempt of [
      () => renameView(stranger, { viewId, name: "Theirs" }),
      () => changeView(stranger, { viewId, search: "" }),
      () => deleteView(stranger, viewId),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    }
  }
  const elsewhere = { productKey: "ZZZ", name: "Lost", search: "", isShared: false };
  await expect(saveView(acme.member, elsewhere)).rejects.toMatchObject({ code: "not_found" });
  expect(await names(acme.member)).toEqual(["Mine"]);
});

test("a person has fifty views of a product and no more", async () => {
  for (let at = 1; at <= 50; at++) await save(acme.member, `View ${at}`);
  await expect(save(acme.member, "View 51")).rejects.toThrow(/50 views already/);
  await save(acme.colleague, "View 51");
  expect(await names(acme.member)).toHaveLength(50);
});

test("shared views outlive whoever made them; their own go with them", async () => {
  const [leaver, removed] = [await adminOf(acme, "admin"), await adminOf(acme, "admin")];
  for (const [at, one] of [leaver, removed].entries()) {
    await save(one, `Shared ${at}`, { isShared: true });
    await save(one, `Own ${at}`);
  }
  await leaveWorkspace(leaver);
  await removeMember(owner, removed.userId);
  expect(await names(acme.member)).toEqual(["Shared 0 (shared)", "Shared 1 (shared)"]);
  expect(await database.savedView.count({ where: { workspaceId: acme.workspaceId } })).toBe(2);
});

test("who is no admin any more shares nothing, however long the page was open", async () => {
  const admin = await adminOf(acme, "admin");
  await changeRole(owner, { userId: admin.userId, role: "member", seen: "admin" });
  await expect(save(admin, "Late", { isShared: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await names(acme.member)).toEqual([]);
});
