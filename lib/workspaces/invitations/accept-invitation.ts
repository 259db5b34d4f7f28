import type { Account } from "#lib/auth/accounts/check-credentials.ts";
import { createAccount, type NewAccount } from "#lib/auth/accounts/create-account.ts";
import type { Role } from "#lib/auth/member.ts";
import { sha256 } from "#lib/crypto.ts";
import { database, type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";

export type Invitation = {
  email: string;
  role: Role;
  invitedByName: string;
  workspaceName: string;
  hasAccount: boolean;
};

const ended = "This invitation was used, taken back or is too old. Ask for a new one.";

/** What the link invites to; null when it is unknown, used, taken back or too old. */
export async function findInvitation(token: string): Promise<Invitation | null> {
  const row = await database.invitation.findUnique({
    where: pending(token),
    select: {
      email: true,
      role: true,
      invitedByName: true,
      workspace: { select: { name: true } },
    },
  });
  if (!row) return null;
  const { workspace, ...invitation } = row;
  const accounts = await database.user.count({ where: { email: row.email } });
  return { ...invitation, workspaceName: workspace.name, hasAccount: accounts > 0 };
}

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
    where: pending(token),
    data: { acceptedAt: new Date() },
    select: { workspaceId: true, email: true, role: true },
  });
  if (!taken) throw new AppError("conflict", ended);
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

function pending(token: string) {
  return {
    tokenHash: new Uint8Array(sha256(token)),
    acceptedAt: null,
    revokedAt: null,
    expiresAt: { gt: new Date() },
  };
}
