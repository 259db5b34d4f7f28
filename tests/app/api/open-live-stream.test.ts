import { afterAll, expect, test } from "vitest";
import { openLiveStream } from "#app/api/events/open-live-stream.ts";
import { transaction } from "#lib/database/client.ts";
import { announce, stopListening } from "#lib/live.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
afterAll(stopListening);

async function openFor(slug: string) {
  const { workspaceId, products } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  const { userId, sessionId } = await addPerson({ workspaceId });
  const left = new AbortController();
  const stream = openLiveStream({ userId, workspaceId, sessionId }, left.signal);
  const reader = stream.getReader();
  const next = async () => new TextDecoder().decode((await reader.read()).value);
  const cancel = () => reader.cancel();
  return { workspaceId, productId: products[0]?.id, next, cancel, leave: () => left.abort() };
}

test("a stream tells what changes in its workspace, and nothing of another", async () => {
  const acme = await openFor("acme");
  const bolt = await openFor("bolt");
  expect(await acme.next()).toBe(": listening\n\n");
  const change = { workspaceId: acme.workspaceId, kind: "tickets" as const };
  const elsewhere = { workspaceId: bolt.workspaceId, kind: "settings" as const };
  // Listening begins with a word to everybody to look again.
  expect(await acme.next()).toContain('"tickets"');
  await transaction(async (tx) => {
    await announce(tx, elsewhere);
    await announce(tx, { ...change, productId: acme.productId });
  });
  expect(await acme.next()).toBe(
    `data: ${JSON.stringify({ kind: "tickets", productId: acme.productId })}\n\n`,
  );
  acme.leave();
  bolt.leave();
});

test("it ends when its reader leaves", async () => {
  const { next, leave } = await openFor("leaving");
  expect(await next()).toBe(": listening\n\n");
  leave();
  let last = await next();
  while (last !== "") last = await next();
});

test("a reader that cancels, and then leaves, causes no error", async () => {
  const { next, cancel, leave } = await openFor("cancelling");
  expect(await next()).toBe(": listening\n\n");
  await expect(cancel()).resolves.toBeUndefined();
  leave();
});
