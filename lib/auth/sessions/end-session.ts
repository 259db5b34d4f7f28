import { sha256 } from "#lib/crypto.ts";
import { database, type Tx } from "#lib/database/client.ts";
import type { SignedIn } from "./find-session.ts";

export async function endSession(token: string): Promise<void> {
  await database.session.deleteMany({ where: { tokenHash: new Uint8Array(sha256(token)) } });
}

/** Ends one of the person's own sessions; another person's id ends nothing. */
export async function endDevice(user: SignedIn, sessionId: string): Promise<void> {
  await database.session.deleteMany({ where: { id: sessionId, userId: user.userId } });
}

export async function endOtherSessions(user: SignedIn, tx: Tx = database): Promise<void> {
  await tx.session.deleteMany({ where: { userId: user.userId, id: { not: user.sessionId } } });
}

export async function endSessionsOf(tx: Tx, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
}
