import { afterEach, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import { resealTokens } from "#lib/intercom/connection/reseal-tokens.ts";
import { keepPendingToken, openPendingToken } from "#lib/intercom/oauth/pending-token.ts";
import { addWorkspace, connectWorkspace } from "#tests/support/connect-workspace.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
const sim = intercom.addWorkspace({ name: "Acme Support", region: "US" });
sim.addAdmin({ name: "Ana Ruiz", email: "ana@acme.example" });
const first = process.env.ENCRYPTION_KEYS ?? "";
const second = `second:${Buffer.alloc(32, 9).toString("base64")}`;

function useKeys(keys: string) {
  process.env.ENCRYPTION_KEYS = keys;
  globalThis.timebookEnv = undefined;
}

afterEach(() => useKeys(first));

async function connected(slug: string) {
  const { workspaceId } = await addWorkspace({ slug, products: [["MOB", "Mobile"]] });
  await connectWorkspace({ workspaceId, intercom: sim });
  const row = () => database.intercomConnection.findUniqueOrThrow({ where: { workspaceId } });
  return { workspaceId, token: openToken(await row()), row };
}

async function pending(workspaceId: string) {
  const id = newId();
  const bytes = () => new Uint8Array(Buffer.from(newId()));
  const data = { workspaceId, id, stateHash: bytes(), browserHash: bytes(), userId: newId() };
  const expiresAt = new Date(Date.now() + 60_000);
  await database.oauthState.create({
    data: { ...data, sessionId: newId(), region: "US", expiresAt },
  });
  await keepPendingToken({ workspaceId, id }, "a-token-that-waits");
  return () => database.oauthState.findFirstOrThrow({ where: { workspaceId, id } });
}

test("S-C4 add a key, reseal, remove the old one: every token opens throughout", async () => {
  const [acme, other] = [await connected("acme"), await connected("other")];
  const waiting = await pending(acme.workspaceId);
  useKeys(`${second},${first}`);
  expect(openToken(await acme.row())).toBe(acme.token);
  const readers = Array.from({ length: 20 }, async () => openToken(await acme.row()));
  await Promise.all([resealTokens(), ...readers]);
  expect(new Set(await Promise.all(readers))).toEqual(new Set([acme.token]));
  useKeys(second);
  expect(openToken(await acme.row())).toBe(acme.token);
  expect(openToken(await other.row())).toBe(other.token);
  expect(openPendingToken(await waiting())).toBe("a-token-that-waits");
});

test("S-C4 a token that is replaced while it is resealed is not overwritten", async () => {
  const acme = await connected("replaced");
  useKeys(`${second},${first}`);
  const before = await acme.row();
  const { count } = await database.intercomConnection.updateMany({
    where: { workspaceId: acme.workspaceId, tokenCiphertext: before.tokenCiphertext },
    data: { tokenCiphertext: null, tokenKeyId: null, status: "disconnected" },
  });
  expect(count).toBe(1);
  await resealTokens();
  expect(await acme.row()).toMatchObject({ tokenCiphertext: null, tokenKeyId: null });
});

test("S-C4 without the key that sealed it, a token does not open, and nothing is sent in its place", async () => {
  const { row } = await connected("lost");
  const before = await row();
  useKeys(second);
  expect(() => openToken(before)).toThrow("ENCRYPTION_KEYS");
});
