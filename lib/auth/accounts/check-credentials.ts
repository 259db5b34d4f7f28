import { parseEmail } from "#lib/auth/parse-email.ts";
import { verifyPassword } from "#lib/auth/passwords/hash-password.ts";
import { database } from "#lib/database/client.ts";

export type Account = { userId: string; email: string };

/** Null for a wrong password and for a person who does not exist, after the same work. */
export async function checkCredentials(email: string, password: string): Promise<Account | null> {
  const known = await findAccount(email);
  const fits = await verifyPassword(known?.passwordHash ?? null, password);
  return known && fits ? { userId: known.id, email: known.email } : null;
}

export async function hasAccount(email: string): Promise<boolean> {
  return (await findAccount(email)) !== null;
}

async function findAccount(text: string) {
  const email = parseEmail(text);
  if (email === null) return null;
  return database.user.findUnique({
    where: { email },
    select: { id: true, email: true, passwordHash: true },
  });
}
