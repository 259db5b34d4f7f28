import { beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addComment } from "#lib/feedback/comments/add-comment.ts";
import { deleteComment } from "#lib/feedback/comments/delete-comment.ts";
import { editComment } from "#lib/feedback/comments/edit-comment.ts";
import { listComments } from "#lib/feedback/comments/list-comments.ts";
import { readInboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { listTickets } from "#lib/feedback/inbox/list-tickets.ts";
import { listNotifications } from "#lib/notifications/list-notifications.ts";
import { removeMember } from "#lib/workspaces/members/remove-member.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addAdmin, addPerson } from "#tests/support/add-person.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

type Side = Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let acme: Side;
let bolt: Side;
let ticket: { id: string };
let number = 0;
const ticketId = () => `MOB-${number}`;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
});

beforeEach(async () => {
  number += 1;
  ticket = await addTicket({ workspaceId: acme.workspaceId, productId: acme.mobile.id, number });
});

const say = (body: string, member = acme.member) =>
  addComment(member, { ticketId: ticketId(), body });
const listed = async (member = acme.member, id = ticket.id) =>
  (await listComments(member, id)).comments;
const to = ({ userId, userName }: Side["member"]) => `@[${userName}](${userId})`;
const unreadOf = async (member: Side["member"]) =>
  (await listNotifications(member)).newest.filter(
    ({ about, isRead }) => !isRead && "ticketId" in about && about.ticketId === ticketId(),
  );

test("comments are listed in the order of writing, as they were typed, to everybody of the workspace", async () => {
  await say("First\n  <b>kept</b> as typed & so");
  await say("Second", acme.colleague);
  const comments = await listed(acme.colleague);
  expect(comments.map(({ authorName, body }) => [authorName, body])).toEqual([
    ["Noor Haddad", "First\n  <b>kept</b> as typed & so"],
    ["Ana Ruiz", "Second"],
  ]);
  expect(comments.map(({ canEdit, canDelete }) => [canEdit, canDelete])).toEqual([
    [false, false],
    [true, true],
  ]);
});

test("another workspace neither reads, writes, edits nor deletes a comment, not even with its ids", async () => {
  const commentId = await say("Ours");
  expect(await listed(bolt.member)).toEqual([]);
  for (const attempt of [
    () => addComment(bolt.member, { ticketId: ticketId(), body: "Theirs" }),
    () => editComment(bolt.member, { commentId, body: "Theirs", seen: "Ours" }),
    () => deleteComment(bolt.member, commentId),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
  expect((await listed()).map(({ body }) => body)).toEqual(["Ours"]);
});

test("nothing is said on a deleted ticket, and what was said there cannot be changed", async () => {
  const commentId = await say("Before");
  await database.feedbackTicket.updateMany({
    where: { workspaceId: acme.workspaceId, id: ticket.id },
    data: { deletedAt: new Date() },
  });
  for (const attempt of [
    () => say("After"),
    () => editComment(acme.member, { commentId, body: "After", seen: "Before" }),
    () => deleteComment(acme.member, commentId),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
});

test("who is mentioned is told, once per ticket until they have read it, and nobody tells themselves", async () => {
  await say(`${to(acme.colleague)} and ${to(acme.colleague)}, and myself ${to(acme.member)}`);
  await say(`Again ${to(acme.colleague)}`);
  const told = await unreadOf(acme.colleague);
  expect(told.map(({ actorName, about }) => [actorName, about.kind])).toEqual([
    ["Noor Haddad", "mentioned"],
  ]);
  expect(await unreadOf(acme.member)).toEqual([]);
});

test("who is of no or of another workspace is mentioned in vain", async () => {
  await say(`Hi ${to(bolt.member)} and @[Nobody](${newId()})`);
  expect((await listNotifications(bolt.member)).newest).toEqual([]);
  expect(await database.notification.count({ where: { workspaceId: bolt.workspaceId } })).toBe(0);
});

test("an edit tells those only who were not mentioned before", async () => {
  const before = `See ${to(acme.colleague)}`;
  const commentId = await say(before);
  await database.notification.updateMany({
    where: { workspaceId: acme.workspaceId },
    data: { readAt: new Date() },
  });
  const third = (await addPerson({ workspaceId: acme.workspaceId, role: "member" })).member;
  const body = `${before}, ${to(third)}`;
  await editComment(acme.member, { commentId, body, seen: before });
  expect(await unreadOf(acme.colleague)).toEqual([]);
  expect(await unreadOf(third)).toHaveLength(1);
  const [comment] = await listed();
  expect(comment).toMatchObject({ body, editedAt: expect.any(Date) });
});

test("only one's own comment can be edited, and not over what one has not seen", async () => {
  const commentId = await say("Mine");
  const { admin } = await addAdmin(acme.workspaceId);
  const change = { commentId, body: "Other", seen: "Mine" };
  await expect(editComment(admin, change)).rejects.toMatchObject({ code: "forbidden" });
  await editComment(acme.member, { ...change, body: "Newer" });
  await expect(editComment(acme.member, change)).rejects.toMatchObject({
    change: { field: "body", theirs: "Newer", by: "Noor Haddad" },
  });
  expect((await listed()).map(({ body }) => body)).toEqual(["Newer"]);
});

test("members delete their own, admins any, and the words go with it", async () => {
  const { admin } = await addAdmin(acme.workspaceId);
  const [mine, theirs] = [await say("Mine zanzibar"), await say("Theirs", acme.colleague)];
  await expect(deleteComment(acme.member, theirs)).rejects.toMatchObject({ code: "forbidden" });
  await deleteComment(acme.member, mine);
  await deleteComment(admin, theirs);
  await expect(deleteComment(admin, theirs)).rejects.toMatchObject({ code: "not_found" });
  expect(await listed()).toEqual([]);
  const { workspaceId } = acme;
  const kept = await database.ticketComment.findMany({ where: { workspaceId, id: mine } });
  expect(kept.map(({ body }) => body)).toEqual([""]);
  expect(await found("zanzibar")).toEqual([]);
});

test("a ticket is found by what is said about it, and counts as updated", async () => {
  const where = { workspaceId_id: { workspaceId: acme.workspaceId, id: ticket.id } };
  const { updatedAt } = await database.feedbackTicket.findUniqueOrThrow({ where });
  const commentId = await say("A word like quixotry");
  expect(await found("quixotry")).toEqual([ticketId()]);
  await editComment(acme.member, { commentId, body: "Another", seen: "A word like quixotry" });
  expect(await found("quixotry")).toEqual([]);
  const after = await database.feedbackTicket.findUniqueOrThrow({ where });
  expect(after.updatedAt.getTime()).toBeGreaterThan(updatedAt.getTime());
});

async function found(q: string) {
  const query = readInboxQuery(new URLSearchParams({ q }));
  const inbox = { productId: acme.mobile.id, query, cursor: null, limit: 10 };
  return (await listTickets(acme.member, inbox)).tickets.map((one) => one.ticketId);
}

test("what is said on a merged ticket is read on the one it went into", async () => {
  const { workspaceId, mobile } = acme;
  await say("On the first");
  const survivor = await addTicket({ workspaceId, productId: mobile.id, number: number + 1_000 });
  await database.feedbackTicket.updateMany({
    where: { workspaceId, id: ticket.id },
    data: { mergedIntoId: survivor.id },
  });
  const bodies = (await listed(acme.member, survivor.id)).map(({ body }) => body);
  expect(bodies).toEqual(["On the first"]);
});

test("a removed member's comments stay, with their name, and they are mentioned no more", async () => {
  const { workspaceId } = acme;
  const { admin } = await addAdmin(workspaceId);
  const gone = (await addPerson({ workspaceId, role: "member", name: "Tomás Brandt" })).member;
  await say("Still here", gone);
  await say(`For ${to(gone)}`);
  await removeMember(admin, gone.userId);
  await say(`And ${to(gone)} again`);
  expect((await listed()).map(({ authorName }) => authorName)).toContain("Tomás Brandt");
  expect(await database.notification.count({ where: { workspaceId, userId: gone.userId } })).toBe(
    0,
  );
  await expect(say("As before", gone)).rejects.toMatchObject({ code: "forbidden" });
});

test("mentioning and removing the same people at once ends both, in whatever order", async () => {
  const { workspaceId } = acme;
  const { admin } = await addAdmin(workspaceId);
  const people = await Promise.all(
    Array.from({ length: 6 }, () => addPerson({ workspaceId, role: "member" })),
  );
  const body = people.map(({ member }) => to(member)).join(" ");
  const attempts = people.flatMap(({ userId }) => [removeMember(admin, userId), say(body)]);
  const ends = await Promise.allSettled(attempts);
  expect(ends.filter(({ status }) => status === "rejected")).toEqual([]);
  expect(await listed()).toHaveLength(6);
});
