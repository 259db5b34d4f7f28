import { sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import { log } from "#lib/log.ts";
import { idleMs, touchMs } from "./session-limits.ts";

const proof: unique symbol = Symbol("signed in");

/** A person whose session was found alive in this request. */
export type SignedIn = {
  readonly userId: string;
  readonly userName: string;
  readonly email: string;
  readonly theme: "system" | "light" | "dark";
  readonly sessionId: string;
  readonly [proof]: true;
};

export async function findSession(token: string): Promise<SignedIn | null> {
  const now = Date.now();
  const row = await database.session.findUnique({
    where: {
      tokenHash: new Uint8Array(sha256(token)),
      expiresAt: { gt: new Date(now) },
      lastSeenAt: { gt: new Date(now - idleMs) },
    },
    select: {
      id: true,
      lastSeenAt: true,
      user: { select: { id: true, name: true, email: true, theme: true } },
    },
  });
  if (!row) return null;
  if (row.lastSeenAt.getTime() < now - touchMs) await touchSession(row.id, new Date(now));
  return {
    userId: row.user.id,
    userName: row.user.name,
    email: row.user.email,
    theme: row.user.theme,
    sessionId: row.id,
    [proof]: true,
  };
}

/** A database that takes no writes, on a full disk or as a replica, still lets people read. */
async function touchSession(id: string, now: Date): Promise<void> {
  try {
    // Many: a session that ended in between is no error.
    await database.session.updateMany({ where: { id }, data: { lastSeenAt: now } });
  } catch (err) {
    log.warn({ err }, "A session's last-seen time could not be written");
  }
}
