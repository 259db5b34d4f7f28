import { beforeAll, describe, expect, test } from "vitest";
import { changePassword } from "#lib/auth/accounts/change-account.ts";
import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { createResetLink } from "#lib/auth/resets/create-reset-link.ts";
import { findResetLink, redeemResetLink } from "#lib/auth/resets/redeem-reset-link.ts";
import { endDevice, endOtherSessions, endSession } from "#lib/auth/sessions/end-session.ts";
import { findSession } from "#lib/auth/sessions/find-session.ts";
import { listDevices, nameDevice } from "#lib/auth/sessions/list-devices.ts";
import { openSessionCookie, sealSessionToken } from "#lib/auth/sessions/session-cookie.ts";
import { startSession } from "#lib/auth/sessions/start-session.ts";
import { sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const hour = 3_600_000;
const day = 24 * hour;

beforeAll(useTestDatabase);

async function addUser(password = "mud pies") {
  const id = newId();
  const email = `${id}@acme.example`;
  const passwordHash = await hashPassword(password);
  await database.user.create({ data: { id, email, name: "Noor", passwordHash } });
  return { userId: id, email };
}

async function signedIn(userId: string) {
  const token = await startSession({ userId, userAgent: "a test" });
  const user = await findSession(token);
  if (!user) throw new Error("not signed in");
  return { token, user };
}

function age(token: string, data: { lastSeenAt?: Date; expiresAt?: Date }) {
  return database.session.update({ where: { tokenHash: new Uint8Array(sha256(token)) }, data });
}

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);

describe("S-A1: a session is a row", () => {
  test("and ends with it, whatever cookie was copied before", async () => {
    const { userId } = await addUser();
    const { token } = await signedIn(userId);
    await endSession(token);
    expect(await findSession(token)).toBeNull();
  });

  test("every sign-in makes a new token, and only its hash is kept", async () => {
    const { userId } = await addUser();
    const tokens = [(await signedIn(userId)).token, (await signedIn(userId)).token];
    expect(new Set(tokens).size).toBe(2);
    const rows = JSON.stringify(await database.session.findMany({ where: { userId } }));
    for (const token of tokens) expect(rows).not.toContain(token);
  });

  test("the cookie carries the token, sealed, and nothing else", async () => {
    const sealed = await sealSessionToken("the token");
    expect(sealed).not.toContain("token");
    expect(await openSessionCookie(sealed)).toBe("the token");
    expect(await openSessionCookie(`${sealed.slice(0, -3)}abc`)).toBeNull();
    expect(await openSessionCookie("nonsense")).toBeNull();
    expect(await openSessionCookie(undefined)).toBeNull();
  });
});

describe("S-A2: a session ends by itself", () => {
  test("after 24 hours without use", async () => {
    const { userId } = await addUser();
    const { token } = await signedIn(userId);
    await age(token, { lastSeenAt: ago(day - hour) });
    expect(await findSession(token)).not.toBeNull();
    await age(token, { lastSeenAt: ago(day + 1000) });
    expect(await findSession(token)).toBeNull();
  });

  test("after 30 days however much it is used", async () => {
    const { userId } = await addUser();
    const { token } = await signedIn(userId);
    const { expiresAt } = await database.session.findFirstOrThrow({ where: { userId } });
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(30 * day);
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(30 * day - hour);
    await age(token, { expiresAt: ago(1000) });
    expect(await findSession(token)).toBeNull();
  });

  test("use keeps it alive", async () => {
    const { userId } = await addUser();
    const { token } = await signedIn(userId);
    await age(token, { lastSeenAt: ago(20 * hour) });
    await findSession(token);
    const { lastSeenAt } = await database.session.findFirstOrThrow({ where: { userId } });
    expect(Date.now() - lastSeenAt.getTime()).toBeLessThan(hour);
  });
});

describe("a person's devices", () => {
  test("are listed with this one first, and end one by one or all but this", async () => {
    const { userId } = await addUser();
    const [here, there, elsewhere] = [
      await signedIn(userId),
      await signedIn(userId),
      await signedIn(userId),
    ];
    expect((await listDevices(here.user)).map(({ isThisOne }) => isThisOne)).toEqual([
      true,
      false,
      false,
    ]);
    await endDevice(here.user, there.user.sessionId);
    expect(await findSession(there.token)).toBeNull();
    await endOtherSessions(here.user);
    expect(await findSession(elsewhere.token)).toBeNull();
    expect(await findSession(here.token)).not.toBeNull();
  });

  test("another person's session cannot be ended", async () => {
    const one = await signedIn((await addUser()).userId);
    const other = await signedIn((await addUser()).userId);
    await endDevice(one.user, other.user.sessionId);
    expect(await findSession(other.token)).not.toBeNull();
  });

  test.each([
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36",
      "Chrome on Linux",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 14) AppleWebKit/605 Version/18 Safari/605",
      "Safari on macOS",
    ],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/142.0 Safari/537.36 Edg/142.0",
      "Edge on Windows",
    ],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18 Mobile Safari/604", "Safari on iOS"],
    ["", "Unknown device"],
  ])("%s is called %s", (userAgent, name) => expect(nameDevice(userAgent)).toBe(name));
});

describe("a changed password", () => {
  test("signs every other device out, and needs the current one", async () => {
    const { userId } = await addUser("mud pies");
    const [here, there] = [await signedIn(userId), await signedIn(userId)];
    expect(await changePassword(here.user, { current: "wrong", next: "new mud pies" })).toBe(false);
    expect(await findSession(there.token)).not.toBeNull();
    expect(await changePassword(here.user, { current: "mud pies", next: "new mud pies" })).toBe(
      true,
    );
    expect(await findSession(there.token)).toBeNull();
    expect(await findSession(here.token)).not.toBeNull();
  });
});

describe("a reset link", () => {
  const tokenOf = (url: string | null) => url?.split("/reset/")[1] ?? "";

  test("works once, signs out everywhere, and ends the links beside it", async () => {
    const { userId, email } = await addUser();
    const { token } = await signedIn(userId);
    const [first, second] = [
      tokenOf(await createResetLink(email.toUpperCase())),
      tokenOf(await createResetLink(email)),
    ];
    expect(await findResetLink(first)).toEqual({ email });
    expect(await redeemResetLink(first, "another mud pie")).toBe(userId);
    expect(await findSession(token)).toBeNull();
    for (const used of [first, second]) {
      expect(await findResetLink(used)).toBeNull();
      await expect(redeemResetLink(used, "third mud pie")).rejects.toThrow(/used already/);
    }
  });

  test("pressed twice at once it sets one password", async () => {
    const token = tokenOf(await createResetLink((await addUser()).email));
    const both = await Promise.allSettled([
      redeemResetLink(token, "one mud pie"),
      redeemResetLink(token, "two mud pies"),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("ends after an hour, and is made for nobody who is not there", async () => {
    const { userId, email } = await addUser();
    const token = tokenOf(await createResetLink(email));
    await database.resetLink.updateMany({ where: { userId }, data: { expiresAt: ago(1) } });
    expect(await findResetLink(token)).toBeNull();
    expect(await createResetLink("nobody@acme.example")).toBeNull();
    expect(await createResetLink("not an address")).toBeNull();
  });
});
