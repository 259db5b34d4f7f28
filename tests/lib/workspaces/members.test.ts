import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Admin, findMember, isAdmin, type Member, type Role } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { changeRole } from "#lib/workspaces/members/change-role.ts";
import { listMembers } from "#lib/workspaces/members/list-members.ts";
import { leaveWorkspace, removeMember } from "#lib/workspaces/members/remove-member.ts";
import { renameWorkspace } from "#lib/workspaces/rename-workspace.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

let workspace: Awaited<ReturnType<typeof addAcme>>;
let owner: Admin;
let admin: Admin;
let member: Member;

beforeAll(useTestDatabase);

beforeEach(async () => {
  workspace = await addAcme();
  owner = await addAdmin("owner");
  admin = await addAdmin("admin");
  member = (await addPerson({ workspaceId: workspace.workspaceId, role: "member" })).member;
});

async function addAcme() {
  const slug = `acme-${newId().slice(-8)}`;
  const added = await addWorkspace({ slug, products: [["MOB", "Mobile app"]] });
  return { ...added, slug, productId: added.products[0]?.id ?? "" };
}

async function addAdmin(role: Role): Promise<Admin> {
  const added = (await addPerson({ workspaceId: workspace.workspaceId, role })).member;
  if (!isAdmin(added)) throw new Error("no admin");
  return added;
}

const roleOf = async (userId: string) =>
  (await findMember(userId, { slug: workspace.slug }))?.role ?? null;
const sessionsOf = (userId: string) => database.session.count({ where: { userId } });

describe("a role", () => {
  test("S-A1: is changed by an admin and signs that person out everywhere", async () => {
    await changeRole(admin, { userId: member.userId, role: "admin", seen: "member" });
    expect(await roleOf(member.userId)).toBe("admin");
    expect(await sessionsOf(member.userId)).toBe(0);
    expect(await sessionsOf(admin.userId)).toBe(1);
  });

  test("of an owner is made and unmade by owners only", async () => {
    const toOwner = { userId: member.userId, role: "owner", seen: "member" } as const;
    await expect(changeRole(admin, toOwner)).rejects.toThrow("forbidden");
    const unmade = { userId: owner.userId, role: "member", seen: "owner" } as const;
    await expect(changeRole(admin, unmade)).rejects.toThrow("forbidden");
    await changeRole(owner, toOwner);
    expect(await roleOf(member.userId)).toBe("owner");
  });

  test("S-B6: that was lost in between counts at once", async () => {
    const { workspaceId } = workspace;
    await database.membership.update({
      where: { workspaceId_userId: { workspaceId, userId: admin.userId } },
      data: { role: "member" },
    });
    const change = { userId: member.userId, role: "admin", seen: "member" } as const;
    await expect(changeRole(admin, change)).rejects.toThrow("forbidden");
    await expect(removeMember(admin, member.userId)).rejects.toThrow("forbidden");
    await expect(renameWorkspace(admin, { name: "Stolen", seen: workspace.slug })).rejects.toThrow(
      "forbidden",
    );
  });
});

describe("the last owner", () => {
  test("can neither leave, nor be demoted or removed", async () => {
    const demoted = { userId: owner.userId, role: "admin", seen: "owner" } as const;
    await expect(changeRole(owner, demoted)).rejects.toThrow(/only owner/);
    await expect(leaveWorkspace(owner)).rejects.toThrow(/only owner/);
    await expect(removeMember(owner, owner.userId)).rejects.toThrow(/only owner/);
  });

  test("is still there when two owners remove each other at once", async () => {
    const second = await addAdmin("owner");
    const both = await Promise.allSettled([
      removeMember(owner, second.userId),
      removeMember(second, owner.userId),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const owners = (await listMembers(member)).filter(({ role }) => role === "owner");
    expect(owners).toHaveLength(1);
  });
});

describe("a removed member", () => {
  test("is signed out, and leaves their tickets unassigned", async () => {
    const ticket = await addTicket(member.userId);
    await removeMember(admin, member.userId);
    expect(await roleOf(member.userId)).toBeNull();
    expect(await sessionsOf(member.userId)).toBe(0);
    const { workspaceId } = workspace;
    const where = { workspaceId_id: { workspaceId, id: ticket } };
    expect(await database.feedbackTicket.findUnique({ where })).toMatchObject({ assigneeId: null });
    expect(await database.ticketRead.count({ where: { workspaceId } })).toBe(0);
  });

  test("can be an owner only when an owner removes them", async () => {
    await expect(removeMember(admin, owner.userId)).rejects.toThrow("forbidden");
  });

  test("who leaves keeps being signed in elsewhere", async () => {
    await leaveWorkspace(member);
    expect(await roleOf(member.userId)).toBeNull();
    expect(await sessionsOf(member.userId)).toBe(1);
  });
});

test("S-B7: people of another workspace are not found", async () => {
  const other = await addAcme();
  const stranger = (await addPerson({ workspaceId: other.workspaceId, role: "member" })).member;
  const change = { userId: stranger.userId, role: "admin", seen: "member" } as const;
  await expect(changeRole(owner, change)).rejects.toThrow("not_found");
  await expect(removeMember(owner, stranger.userId)).rejects.toThrow("not_found");
  expect(await findMember(owner.userId, { slug: other.slug })).toBeNull();
  expect(await sessionsOf(stranger.userId)).toBe(1);
});

async function addTicket(userId: string): Promise<string> {
  const { workspaceId, productId } = workspace;
  const id = newId();
  const now = new Date();
  await database.feedbackTicket.create({
    data: {
      ...{ workspaceId, id, productId, number: 1, title: "A ticket", source: "intercom" },
      ...{ assigneeId: userId, receivedAt: now, lastCustomerAt: now },
    },
  });
  await database.ticketRead.create({ data: { workspaceId, ticketId: id, userId, readAt: now } });
  return id;
}
