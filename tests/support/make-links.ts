import { createResetLink } from "#lib/auth/resets/create-reset-link.ts";
import { randomToken, sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";

/** The paths of an open invitation, and of a link to a new password for whoever has this e-mail. */
export async function makeLinks({ workspaceId, email }: { workspaceId: string; email: string }) {
  const token = randomToken();
  await database.invitation.create({
    data: {
      workspaceId,
      id: newId(),
      email: "ada@fieldnote.example",
      role: "member",
      tokenHash: new Uint8Array(sha256(token)),
      invitedByName: "Noor Haddad",
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  const reset = await createResetLink(email);
  return { invitation: `/invite/${token}`, reset: new URL(reset ?? "").pathname };
}
