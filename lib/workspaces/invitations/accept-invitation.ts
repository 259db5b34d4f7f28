import type { Account } from "#lib/auth/accounts/check-credentials.ts";
import { createAccount, type NewAccount } from "#lib/auth/accounts/create-account.ts";
import type { Role } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";
import { invitationEnded, stillOpen } from "./find-invitation.ts";

/** Joins with the account that the invitation's e-mail belongs to. Throws `conflict`. */
export function acceptInvitation(token: string, account: Account): Promise<string> {
  return transaction(async (tx) => {
    const invitation = await take(tx, token);
    if (invitation.email !== account.email) {
      throw new AppError("conflict", `This invitation is for ${invitation.email}.`);
    }
    return join(tx, invitation, { id: account.userId });
  });
}

/** Makes the account and joins; all of it or nothing. Throws `conflict`. */
export function acceptAsNewPerson(
  token: string,
  person: Omit<NewAccount, "email">,
): Promise<{ slug: string; userId: string }> {
  return transaction(async (tx) => {
    const invitation = await take(tx, token);
    const userId = await createAccount(tx, { ...person, email: invitation.email });
    return { userId, slug: await join(tx, invitation, { id: userId, name: person.name }) };
  });
}

type Taken = { workspaceId: string; email: string; role: Role };

async function take(tx: Tx, token: string): Promise<Taken> {
  const [taken] = await tx.invitation.updateManyAndReturn({
    where: stillOpen(token),
    data: { acceptedAt: new Date() },
    select: { workspaceId: true, email: true, role: true },
  });
  if (!taken) throw new AppError("conflict", invitationEnded.message);
  return taken;
}

async function join(
  tx: Tx,
  invitation: Taken,
  user: { id: string; name?: string },
): Promise<string> {
  const { workspaceId, role, email } = invitation;
  await tx.membership.createMany({
    data: [{ workspaceId, userId: user.id, role }],
    skipDuplicates: true,
  });
  await tx.auditEntry.create({
    data: {
      workspaceId,
      id: newId(),
      actorId: user.id,
      actorName: user.name ?? email,
      action: "invitation accepted",
      detail: email,
    },
  });
  const workspace = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { slug: true },
  });
  return workspace.slug;
}
