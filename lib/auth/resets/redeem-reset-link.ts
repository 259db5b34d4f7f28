import { hashPassword } from "#lib/auth/passwords/hash-password.ts";
import { endSessionsOf } from "#lib/auth/sessions/end-session.ts";
import { sha256 } from "#lib/crypto.ts";
import { database, transaction } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";

/** Whose password the link sets; null when it is unknown, used or too old. */
export async function findResetLink(token: string): Promise<{ email: string } | null> {
  const link = await database.resetLink.findUnique({
    where: stillGood(token),
    select: { user: { select: { email: true } } },
  });
  return link && { email: link.user.email };
}

/** Sets the password and signs the person out everywhere. Returns whose it was. Throws `conflict`. */
export async function redeemResetLink(token: string, password: string): Promise<string> {
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    const used = await tx.resetLink.updateManyAndReturn({
      where: stillGood(token),
      data: { usedAt: new Date() },
      select: { userId: true },
    });
    const userId = used[0]?.userId;
    if (!userId) {
      throw new AppError(
        "conflict",
        "This link was used already or is too old. Ask for a new one.",
      );
    }
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await tx.resetLink.deleteMany({ where: { userId, usedAt: null } });
    await endSessionsOf(tx, userId);
    return userId;
  });
}

function stillGood(token: string) {
  return {
    tokenHash: new Uint8Array(sha256(token)),
    usedAt: null,
    expiresAt: { gt: new Date() },
  };
}
