import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { lockMembership } from "#lib/auth/lock-membership.ts";
import { findMember } from "#lib/auth/member.ts";
import { findSession } from "#lib/auth/sessions/find-session.ts";
import { isStillMember } from "#lib/auth/sessions/is-still-member.ts";
import { startSession } from "#lib/auth/sessions/start-session.ts";
import { database, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { disconnectIntercom } from "#lib/intercom/connection/disconnect-intercom.ts";
import { finishDisconnects } from "#lib/intercom/connection/finish-disconnects.ts";
import { startImport } from "#lib/intercom/contact-import/start-import.ts";
import { dropStaleStates } from "#lib/intercom/oauth/drop-stale-states.ts";
import { sealPendingToken } from "#lib/intercom/oauth/pending-token.ts";
import { deleteWorkspace } from "#lib/intercom/workspace-deletion/delete-workspace.ts";
import { runDeletion } from "#lib/intercom/workspace-deletion/run-deletion.ts";
import { hideWorkspace } from "#lib/workspaces/deleting/hide-workspace.ts";
import { findHome } from "#lib/workspaces/find-home.ts";
import { acceptInvitation } from "#lib/workspaces/invitations/accept-invitation.ts";
import { findInvitation } from "#lib/workspaces/invitations/find-invitation.ts";
import { listWorkspaces } from "#lib/workspaces/list-workspaces.ts";
import { fingerprint } from "#tests/security/support/fingerprint.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { type FullWorkspace, fullWorkspace } from "#tests/support/deletion/full-workspace.ts";
import { eventually } from "#tests/support/eventually.ts";
import { startWorker } from "#tests/support/start-worker.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();
const { signal } = new AbortController();

/** What is left for the end. */
const lastRows = ["intercom_connections", "oauth_states", "workspaces"];

let acme: FullWorkspace;
let other: FullWorkspace;

beforeEach(async () => {
  [acme, other] = [await fullWorkspace(intercom), await fullWorkspace(intercom)];
  intercom.calls.length = 0;
});

const uninstalls = () => intercom.calls.filter(({ path: at }) => at === "/auth/uninstall").length;

/** The tables in which the workspace has rows. */
async function tablesOf(workspaceId: string): Promise<string[]> {
  const prints = Object.entries(await fingerprint(workspaceId));
  return prints.filter(([, print]) => !print.startsWith("0:")).map(([table]) => table);
}

async function everyTable(): Promise<string[]> {
  return Object.keys(await fingerprint(newId()));
}

const rowOf = ({ workspaceId }: FullWorkspace) =>
  database.workspace.findUnique({ where: { id: workspaceId } });

test("S-G3 whatever a deleted workspace held is gone from every table there is, and nothing of another", async () => {
  expect(await tablesOf(acme.workspaceId)).toEqual(await everyTable());
  const before = await fingerprint(other.workspaceId);
  await deleteWorkspace(acme.owner);
  await runDeletion(acme.owner, signal);
  expect(await tablesOf(acme.workspaceId)).toEqual([]);
  expect(await fingerprint(other.workspaceId)).toEqual(before);
  const people = [acme.userId, acme.admin.userId];
  expect(await database.user.count({ where: { id: { in: people } } })).toBe(2);
  expect(await database.session.count({ where: { userId: { in: people } } })).toBe(2);
});

/** More people than are removed at once, each merged into the next. */
async function addMerged(workspaceId: string): Promise<void> {
  const ids = Array.from({ length: 1_200 }, newId);
  const role = "user" as const;
  await database.contact.createMany({ data: ids.map((id) => ({ workspaceId, id, role })) });
  await database.$executeRaw`
    UPDATE contacts SET standing = 'merged', merged_into_id = ids.next
    FROM unnest(${ids.slice(1)}::uuid[], ${ids.slice(0, -1)}::uuid[]) AS ids(one, next)
    WHERE workspace_id = ${workspaceId}::uuid AND id = ids.one`;
}

test("S-G3 the token of a deleted workspace is revoked once, unless another uses the same Intercom workspace", async () => {
  const alike = await fullWorkspace(intercom, acme);
  await deleteWorkspace(acme.owner);
  await runDeletion(acme.owner, signal);
  expect(uninstalls()).toBe(0);
  expect(await tablesOf(acme.workspaceId)).toEqual([]);
  await deleteWorkspace(alike.owner);
  await runDeletion(alike.owner, signal);
  expect(uninstalls()).toBe(1);
  expect(alike.sim.record.installed).toBe(false);
  await finishDisconnects();
  expect(uninstalls()).toBe(1);
  expect(other.sim.record.installed).toBe(true);
});

test("S-G3 from the moment of its deletion nobody is in the workspace, and nothing arrives", async () => {
  const { workspaceId, owner, userId, sessionId } = acme;
  const slug = owner.workspaceSlug;
  await transaction((tx) =>
    startImport(tx, owner, { intercomAppId: acme.sim.appId, requestedBy: "Noor Haddad" }),
  );
  await deleteWorkspace(owner);
  for (const place of [{ slug }, { id: workspaceId }, { slug: (await rowOf(acme))?.slug ?? "" }]) {
    expect(await findMember(userId, place)).toBeNull();
  }
  const user = await findSession(await startSession({ userId, userAgent: "a test" }));
  if (!user) throw new Error("Nobody is signed in");
  expect(await findHome(user)).toBeNull();
  const elsewhere = { workspaceId: other.workspaceId, userId };
  await database.membership.create({ data: { ...elsewhere, role: "member" } });
  expect(await findHome(user)).toMatchObject({ workspaceId: other.workspaceId });
  await database.membership.delete({ where: { workspaceId_userId: elsewhere } });
  expect(await listWorkspaces(user)).toEqual([]);
  expect(await isStillMember({ userId, workspaceId, sessionId })).toBe(false);
  expect(await findInvitation(acme.invitation)).toBeNull();
  await expect(acceptInvitation(acme.invitation, { userId, email: "" })).rejects.toThrow(/used/);
  expect(await database.contactImport.count({ where: { workspaceId, isOpen: true } })).toBe(0);
  const deliveries = await database.delivery.count({ where: { workspaceId } });
  const updated = acme.sim.buildContactNotification("contact.user.updated", acme.jonas);
  expect(await acme.send(updated)).toBe(200);
  expect(await database.delivery.count({ where: { workspaceId } })).toBe(deliveries);
  const again = await addWorkspace({ slug, products: [] });
  await addPerson({ workspaceId: again.workspaceId });
  await runDeletion(owner, signal);
  expect(await tablesOf(again.workspaceId)).toEqual(["memberships", "workspaces"]);
});

test("S-G3 what an admin was about to change when the workspace was deleted is refused", async () => {
  await disconnectIntercom(acme.admin);
  let refused: Promise<unknown> | undefined;
  await transaction(async (tx) => {
    await tx.$queryRaw`select 1 from memberships where workspace_id = ${acme.workspaceId}::uuid for update`;
    await hideWorkspace(tx, acme.owner);
    refused = transaction((late) => lockMembership(late, acme.admin)).catch((error) => error);
    await eventually(async () => (await waiting()) === 1);
  });
  expect(await refused).toMatchObject({ code: "forbidden" });
  await runDeletion(acme.owner, signal);
});

async function waiting(): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%memberships%'`;
  return row?.count ?? 0;
}

test("S-G3 whoever is no owner any more deletes nothing, and of two owners at once one does", async () => {
  const second = await addPerson({ workspaceId: acme.workspaceId, role: "owner" });
  const key = { workspaceId: acme.workspaceId, userId: second.userId };
  const set = (role: "admin" | "owner") =>
    database.membership.update({ where: { workspaceId_userId: key }, data: { role } });
  await set("admin");
  const late = { ...acme.owner, userId: second.userId };
  await expect(deleteWorkspace(late)).rejects.toThrow("forbidden");
  expect(await rowOf(acme)).toMatchObject({ deletingSince: null });
  await set("owner");
  const both = await Promise.allSettled([deleteWorkspace(acme.owner), deleteWorkspace(late)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await runDeletion(acme.owner, signal);
});

test("S-G3 a job for a workspace that nobody deletes removes nothing", async () => {
  for (const disconnect of [() => undefined, () => disconnectIntercom(acme.admin)]) {
    await disconnect();
    const before = await fingerprint(acme.workspaceId);
    await runDeletion(acme.owner, signal);
    expect(await fingerprint(acme.workspaceId)).toEqual(before);
  }
});

test("S-G3 while a token of an unfinished connection is not given back, the workspace's row waits", async () => {
  const { workspaceId, owner } = acme;
  const state = await database.oauthState.findFirstOrThrow({ where: { workspaceId } });
  await database.oauthState.updateMany({
    where: { workspaceId },
    data: sealPendingToken(state, acme.sim.issueToken()),
  });
  await addMerged(workspaceId);
  await deleteWorkspace(owner);
  await runDeletion(owner, signal);
  expect(await tablesOf(workspaceId)).toEqual(lastRows);
  await dropStaleStates();
  await runDeletion(owner, signal);
  expect(await tablesOf(workspaceId)).toEqual([]);
});

test("S-G3 whoever comes back from Intercom just before may still bring a token, and the row waits", async () => {
  const { workspaceId, owner } = acme;
  await deleteWorkspace(owner);
  const usedMinutesAgo = (minutes: number) =>
    database.oauthState.updateMany({
      where: { workspaceId },
      data: { usedAt: new Date(Date.now() - minutes * 60_000) },
    });
  await usedMinutesAgo(1);
  await runDeletion(owner, signal);
  expect(await rowOf(acme)).not.toBeNull();
  await usedMinutesAgo(3);
  await runDeletion(owner, signal);
  expect(await rowOf(acme)).toBeNull();
});

test.each([
  ...["disconnect.given_back", "delete.feedback_tickets", "delete.merged contacts"],
  ...["delete.audit_log", "delete.emptied"],
])(
  "S-G3 C6 killed at %s the deletion goes on where it was, to its end",
  async (point) => {
    const before = await fingerprint(other.workspaceId);
    await deleteWorkspace(acme.owner);
    const trace = path.join(await mkdtemp(path.join(os.tmpdir(), "deletion-crash-")), "trace");
    const env = { FAULT_TRACE: trace, FAULT_MODE: "kill", FAULT_AT: point };
    const dying = await startWorker({ databaseUrl, intercom, env });
    await dying.exited;
    const left = await tablesOf(acme.workspaceId);
    if (point === "delete.emptied") expect(left).toEqual(lastRows);
    else expect(left).toContain("workspaces");
    const worker = await startWorker({ databaseUrl, intercom });
    await eventually(async () => (await rowOf(acme)) === null, 60_000);
    await worker.stop();
    expect(await tablesOf(acme.workspaceId)).toEqual([]);
    expect(await fingerprint(other.workspaceId)).toEqual(before);
    // What was told and not noted is told again.
    expect(uninstalls()).toBe(point === "disconnect.given_back" ? 2 : 1);
    expect(acme.sim.record.installed).toBe(false);
  },
  120_000,
);
