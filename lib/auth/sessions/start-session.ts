import { randomToken, sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { absoluteMs, idleMs } from "./session-limits.ts";

const userAgentLength = 300;

/** Returns the token that the browser keeps; only its hash is stored. */
export async function startSession(session: {
  userId: string;
  userAgent: string | null;
}): Promise<string> {
  const token = randomToken();
  const now = Date.now();
  await database.session.deleteMany({
    where: {
      userId: session.userId,
      OR: [{ expiresAt: { lt: new Date(now) } }, { lastSeenAt: { lt: new Date(now - idleMs) } }],
    },
  });
  await database.session.create({
    data: {
      id: newId(),
      userId: session.userId,
      tokenHash: new Uint8Array(sha256(token)),
      userAgent: (session.userAgent ?? "").slice(0, userAgentLength),
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + absoluteMs),
    },
  });
  return token;
}
