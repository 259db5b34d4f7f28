import { findMember, isAdmin, type Role } from "#lib/auth/member.ts";
import { findSession } from "#lib/auth/sessions/find-session.ts";
import { cookieName, sealSessionToken } from "#lib/auth/sessions/session-cookie.ts";
import { startSession } from "#lib/auth/sessions/start-session.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

type Person = { workspaceId: string; role?: Role; name?: string };

/** Somebody of the workspace who is signed in, without the forms. `cookie` is what the browser would send. */
export async function addPerson({ workspaceId, role = "admin", name = "Noor Haddad" }: Person) {
  const userId = newId();
  await database.user.create({
    data: { id: userId, name, email: `${userId}@acme.example`, passwordHash: "none" },
  });
  await database.membership.create({ data: { workspaceId, userId, role } });
  const token = await startSession({ userId, userAgent: "a test" });
  const session = await findSession(token);
  const member = await findMember(userId, { id: workspaceId });
  if (!session || !member) throw new Error("The person is not signed in");
  const cookie = `${cookieName("session")}=${await sealSessionToken(token)}`;
  return { userId, sessionId: session.sessionId, cookie, member };
}

export async function addAdmin(workspaceId: string, name?: string) {
  const { member, ...person } = await addPerson({ workspaceId, name });
  if (!isAdmin(member)) throw new Error("The person is no admin");
  return { ...person, admin: member };
}
