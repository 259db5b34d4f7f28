import { expect, test } from "vitest";
import { isStillMember } from "#lib/auth/sessions/is-still-member.ts";
import { database } from "#lib/database/client.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

async function somebody(slug: string) {
  const { workspaceId } = await addWorkspace({ slug, products: [] });
  const { userId, sessionId } = await addPerson({ workspaceId });
  return { workspaceId, userId, sessionId };
}

test("what stays open ends with the session", async () => {
  const who = await somebody("acme");
  expect(await isStillMember(who)).toBe(true);
  await database.session.deleteMany({ where: { id: who.sessionId } });
  expect(await isStillMember(who)).toBe(false);
});

test("it ends with the membership, and with a session that expired", async () => {
  const removed = await somebody("bolt");
  await database.membership.deleteMany({ where: { workspaceId: removed.workspaceId } });
  expect(await isStillMember(removed)).toBe(false);
  const expired = await somebody("core");
  const data = { expiresAt: new Date(Date.now() - 1) };
  await database.session.updateMany({ where: { id: expired.sessionId }, data });
  expect(await isStillMember(expired)).toBe(false);
});

test("another person's session and another workspace count for nothing", async () => {
  const [acme, bolt] = await Promise.all([somebody("dune"), somebody("elm")]);
  expect(await isStillMember({ ...acme, sessionId: bolt.sessionId })).toBe(false);
  expect(await isStillMember({ ...acme, workspaceId: bolt.workspaceId })).toBe(false);
});
