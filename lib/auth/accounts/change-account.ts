import { hashPassword, verifyPassword } from "#lib/auth/passwords/hash-password.ts";
import { endOtherSessions } from "#lib/auth/sessions/end-session.ts";
import type { SignedIn } from "#lib/auth/sessions/find-session.ts";
import { database, transaction } from "#lib/database/client.ts";

export async function renameAccount(user: SignedIn, name: string): Promise<void> {
  await database.user.update({ where: { id: user.userId }, data: { name } });
}

export async function changeTheme(user: SignedIn, theme: SignedIn["theme"]): Promise<void> {
  await database.user.update({ where: { id: user.userId }, data: { theme } });
}

/** Signs every other device out. False when the current password is not that one. */
export async function changePassword(
  user: SignedIn,
  passwords: { current: string; next: string },
): Promise<boolean> {
  const { passwordHash } = await database.user.findUniqueOrThrow({
    where: { id: user.userId },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(passwordHash, passwords.current))) return false;
  const next = await hashPassword(passwords.next);
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: user.userId }, data: { passwordHash: next } });
    await tx.resetLink.deleteMany({ where: { userId: user.userId } });
    await endOtherSessions(user, tx);
  });
  return true;
}
