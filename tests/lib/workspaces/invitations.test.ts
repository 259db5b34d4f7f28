import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Admin, findMember, isAdmin, type Role } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import {
  acceptAsNewPerson,
  acceptInvitation,
} from "#lib/workspaces/invitations/accept-invitation.ts";
import { findInvitation } from "#lib/workspaces/invitations/find-invitation.ts";
import { inviteMember, mailInvitation } from "#lib/workspaces/invitations/invite-member.ts";
import { listInvitations } from "#lib/workspaces/invitations/list-invitations.ts";
import { revokeInvitation } from "#lib/workspaces/invitations/revoke-invitation.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const person = { name: "Ana Ruiz", passwordHash: "none" };
let workspace: Awaited<ReturnType<typeof addAcme>>;
let owner: Admin;
let admin: Admin;

beforeAll(useTestDatabase);

beforeEach(async () => {
  workspace = await addAcme();
  owner = await addAdminOf(workspace.workspaceId, "owner");
  admin = await addAdminOf(workspace.workspaceId, "admin");
});

async function addAcme() {
  const slug = `acme-${newId().slice(-8)}`;
  const added = await addWorkspace({ slug, products: [["MOB", "Mobile app"]] });
  return { ...added, slug, productId: added.products[0]?.id ?? "" };
}

async function addAdminOf(workspaceId: string, role: Role): Promise<Admin> {
  const { member } = await addPerson({ workspaceId, role });
  if (!isAdmin(member)) throw new Error("no admin");
  return member;
}

async function invite(by: Admin, role: Role = "member", email = `${newId()}@acme.example`) {
  const link = await inviteMember(by, { email, role });
  return { email, token: link.split("/invite/")[1] ?? "" };
}

describe("an invitation", () => {
  test("lets a new person in once, with the role and e-mail it was made for", async () => {
    const { token, email } = await invite(admin, "admin");
    expect(await findInvitation(token)).toMatchObject({ email, role: "admin", hasAccount: false });
    const { userId } = await acceptAsNewPerson(token, person);
    expect(await findMember(userId, { slug: workspace.slug })).toMatchObject({ role: "admin" });
    expect(await findInvitation(token)).toBeNull();
    await expect(acceptAsNewPerson(token, person)).rejects.toThrow(/used/);
  });

  test("pressed twice at once it lets one person in", async () => {
    const { token, email } = await invite(admin);
    await Promise.allSettled([acceptAsNewPerson(token, person), acceptAsNewPerson(token, person)]);
    expect(await database.user.count({ where: { email } })).toBe(1);
  });

  test("lets someone who has an account join with it, and nobody else", async () => {
    const elsewhere = await addAcme();
    const { userId } = await addPerson({ workspaceId: elsewhere.workspaceId });
    const { email } = await database.user.findUniqueOrThrow({ where: { id: userId } });
    const { token } = await invite(admin, "member", email);
    const wrong = { userId: owner.userId, email: "someone@else.example" };
    await expect(acceptInvitation(token, wrong)).rejects.toThrow(/is for/);
    expect(await acceptInvitation(token, { userId, email })).toBe(workspace.slug);
    expect(await findMember(userId, { slug: workspace.slug })).toMatchObject({ role: "member" });
  });

  test("ends when it is revoked, replaced by a newer one, or a week old", async () => {
    const [revoked, replaced, old] = [
      await invite(admin),
      await invite(admin),
      await invite(admin),
    ];
    const pending = await listInvitations(admin);
    const id = pending.find(({ email }) => email === revoked.email)?.id ?? "";
    await revokeInvitation(admin, id);
    await invite(admin, "member", replaced.email);
    await database.invitation.updateMany({
      where: { workspaceId: workspace.workspaceId, email: old.email },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    for (const { token } of [revoked, replaced, old]) {
      expect(await findInvitation(token)).toBeNull();
      await expect(acceptAsNewPerson(token, person)).rejects.toThrow(/too old/);
    }
  });

  test("keeps only the hash of its link", async () => {
    const { token } = await invite(admin);
    const { workspaceId } = workspace;
    const rows = await database.invitation.findMany({ where: { workspaceId } });
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("of an owner is for owners to make", async () => {
    await expect(invite(admin, "owner")).rejects.toThrow("forbidden");
    expect(await invite(owner, "owner")).toBeTruthy();
  });

  test("is not made for someone who is a member, nor by someone who lost the role", async () => {
    const { email } = await database.user.findUniqueOrThrow({ where: { id: owner.userId } });
    await expect(invite(admin, "member", email)).rejects.toThrow(/member already/);
    const { workspaceId } = workspace;
    await database.membership.update({
      where: { workspaceId_userId: { workspaceId, userId: admin.userId } },
      data: { role: "member" },
    });
    await expect(invite(admin)).rejects.toThrow("forbidden");
  });

  test("is mailed only where a mail server is known", async () => {
    expect(await mailInvitation(admin, "ana@acme.example", "link")).toBe("no mail server");
  });
});

test("S-B7: invitations of another workspace are not seen and not revoked", async () => {
  const other = await addAdminOf((await addAcme()).workspaceId, "owner");
  const { token } = await invite(admin);
  const [row] = await listInvitations(admin);
  expect(await listInvitations(other)).toEqual([]);
  await expect(revokeInvitation(other, row?.id ?? "")).rejects.toThrow("not_found");
  expect(await findInvitation(token)).not.toBeNull();
});
