import { parseEmail } from "#lib/auth/parse-email.ts";
import { randomToken, sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { env } from "#lib/env.ts";

const validMs = 60 * 60 * 1000;

/** A link that sets a new password once, within an hour. Null when nobody has that e-mail. */
export async function createResetLink(emailAsTyped: string): Promise<string | null> {
  const email = parseEmail(emailAsTyped);
  const user = email && (await database.user.findUnique({ where: { email } }));
  if (!user) return null;
  const token = randomToken();
  await database.resetLink.create({
    data: {
      id: newId(),
      userId: user.id,
      tokenHash: new Uint8Array(sha256(token)),
      expiresAt: new Date(Date.now() + validMs),
    },
  });
  return `${env().appUrl}/reset/${token}`;
}
