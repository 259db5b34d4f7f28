import { findMember, isOwner, type Owner, type Role } from "#lib/auth/member.ts";
import { cookieName, sealSessionToken } from "#lib/auth/sessions/session-cookie.ts";
import { startSession } from "#lib/auth/sessions/start-session.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { leaveWorkspace, removeMember } from "#lib/workspaces/members/remove-member.ts";
import { addCompany, addContact } from "#tests/support/add-contact.ts";
import { addFile } from "#tests/support/add-file.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";

export const visitors = [
  "anonymous",
  "outsider",
  "member",
  "admin",
  "owner",
  "removed",
  "removed, session open",
  "other-tenant owner",
] as const;

export type Visitor = (typeof visitors)[number];
export type Place = Awaited<ReturnType<typeof addPlace>>;

/** A workspace with an owner, a product, one ticket in it with a comment, and one contact of one company. */
export async function addPlace(name: string, key = "MOB") {
  const slug = `${name}-${newId().slice(-8)}`;
  const { workspaceId, products } = await addWorkspace({ slug, products: [[key, "Mobile app"]] });
  const { member, cookie, userId } = await addPerson({ workspaceId, role: "owner" });
  if (!isOwner(member)) throw new Error("The owner is no owner");
  const productId = products[0]?.id ?? "";
  const ticketId = newId();
  const now = new Date();
  await database.feedbackTicket.create({
    data: {
      ...{ workspaceId, id: ticketId, productId, number: 1, title: `A ticket of ${slug}` },
      ...{ source: "intercom", receivedAt: now, lastCustomerAt: now },
    },
  });
  const deliveryId = newId();
  await database.delivery.create({
    data: {
      ...{ workspaceId, id: deliveryId, intercomAppId: "r7k2m4qx", topic: "ping", state: "done" },
      summary: `A delivery of ${slug}`,
    },
  });
  const commentId = newId();
  await database.ticketComment.create({
    data: {
      ...{ workspaceId, id: commentId, ticketId, authorId: userId, authorName: "Noor Haddad" },
      body: `A comment of ${slug}`,
    },
  });
  const notificationId = newId();
  await database.notification.create({
    data: { workspaceId, id: notificationId, userId, ticketId, kind: "mentioned" },
  });
  const companyId = await addCompany(workspaceId, `A company of ${slug}`);
  const contactId = await addContact(workspaceId, { name: `A contact of ${slug}` }, [companyId]);
  const fileId = await addFile({ workspaceId, bytes: `A file of ${slug}` });
  const person = { owner: member, cookie, userId };
  return {
    workspaceId,
    slug,
    productId,
    productKey: key,
    ticketId,
    contactId,
    companyId,
    deliveryId,
    commentId,
    notificationId,
    fileId,
    ...person,
  };
}

/** A person who was never there before, so that what one visit does never touches the next. */
export async function cookieOf(visitor: Visitor, here: Place, there: Place): Promise<string> {
  if (visitor === "anonymous") return "";
  if (visitor === "outsider") return cookieOfOutsider();
  if (visitor === "removed") return cookieOfRemoved(here.owner);
  if (visitor === "removed, session open") return cookieOfLeft(here.workspaceId);
  if (visitor === "other-tenant owner") return cookieIn(there.workspaceId, "owner");
  return cookieIn(here.workspaceId, visitor);
}

async function cookieIn(workspaceId: string, role: Role): Promise<string> {
  return (await addPerson({ workspaceId, role })).cookie;
}

async function cookieOfRemoved(owner: Owner): Promise<string> {
  const { cookie, userId } = await addPerson({ workspaceId: owner.workspaceId, role: "admin" });
  await removeMember(owner, userId);
  if (await findMember(userId, { id: owner.workspaceId })) throw new Error("Still a member");
  return cookie;
}

/** Whoever goes by themselves keeps their session, as does whoever signs in again after being removed. */
async function cookieOfLeft(workspaceId: string): Promise<string> {
  const { cookie, userId, member } = await addPerson({ workspaceId, role: "admin" });
  await leaveWorkspace(member);
  if (await findMember(userId, { id: workspaceId })) throw new Error("Still a member");
  return cookie;
}

async function cookieOfOutsider(): Promise<string> {
  const id = newId();
  await database.user.create({
    data: { id, name: "Outsider", email: `${id}@else.example`, passwordHash: "none" },
  });
  const token = await startSession({ userId: id, userAgent: "a test" });
  return `${cookieName("session")}=${await sealSessionToken(token)}`;
}
