import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { cleanAddress } from "./clean-address.ts";
import { holdNames, requireFreeName } from "./hold-names.ts";
import { requireSharing } from "./lock-view.ts";

const most = 50;

type NewView = { productKey: string; name: string; search: string; isShared: boolean };

/**
 * Answers with its id. Throws `not_found` for a product of somewhere else, and `conflict` with the reason: the name is
 * taken, there are too many, or only an admin shares views.
 */
export function saveView(member: Member, given: NewView): Promise<string> {
  const { workspaceId, userId: ownerId } = member;
  const { productKey, name, isShared } = given;
  return transaction(async (tx) => {
    await lockMembership(tx, member);
    if (isShared) requireSharing(member);
    const productId = await holdNames(tx, member, { key: productKey });
    await requireFreeName(tx, member, { productId, name, isShared });
    await requireRoom(tx, member, { productId, isShared });
    const id = newId();
    const search = cleanAddress(given.search);
    await tx.savedView.create({
      data: { workspaceId, id, productId, ownerId, name, search, isShared },
    });
    if (isShared) await announce(tx, { workspaceId, productId, kind: "settings" });
    return id;
  });
}

async function requireRoom(
  tx: Tx,
  { workspaceId, userId: ownerId }: Member,
  { productId, isShared }: { productId: string; isShared: boolean },
): Promise<void> {
  const whose = isShared ? {} : { ownerId };
  const count = await tx.savedView.count({ where: { workspaceId, productId, isShared, ...whose } });
  if (count >= most) {
    throw new AppError("conflict", `There are ${most} views already. Delete one first.`);
  }
}
