import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import { lockContacts } from "#lib/contacts/saving/match-contacts.ts";
import type { Tx } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";

export type LockedContact = Awaited<ReturnType<typeof lockContact>>;

/** So that nobody else, Intercom included, changes people of this workspace until the transaction ends. */
export async function lockPeople(tx: Tx, member: Member): Promise<void> {
  await lockMembership(tx, member);
  await lockContacts(tx, member);
}

/** After `lockPeople`. Throws `not_found`, and `conflict` for somebody who was deleted here or merged meanwhile. */
export async function lockContact(tx: Tx, { workspaceId }: Member, id: string) {
  const row = await tx.contact.findFirst({
    where: { workspaceId, id },
    select: {
      ...{ id: true, name: true, email: true, phone: true, role: true, editedFields: true },
      ...{ intercomName: true, intercomEmail: true, intercomPhone: true },
      ...{ intercomAppId: true, intercomContactId: true },
      ...{ standing: true, standingSince: true, mergedIntoId: true, deletedAt: true },
    },
  });
  if (!row) throw new AppError("not_found");
  if (row.deletedAt) throw new AppError("conflict", `${meanwhile} was deleted. ${unchanged}`);
  if (row.standing === "merged") {
    throw new AppError("conflict", `${meanwhile} was merged into another. ${unchanged}`);
  }
  return row;
}

const meanwhile = "Meanwhile this person";
const unchanged = "Nothing was changed.";
