import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";

export type NewAccount = { name: string; email: string; passwordHash: string };

/** Throws `conflict` when the e-mail has an account, also if it was made a moment ago. */
export async function createAccount(tx: Tx, account: NewAccount): Promise<string> {
  const id = newId();
  const made = await tx.user.createMany({ data: { id, ...account }, skipDuplicates: true });
  if (made.count === 0) {
    throw new AppError(
      "conflict",
      "There is an account with this e-mail already. Sign in instead.",
    );
  }
  return id;
}
