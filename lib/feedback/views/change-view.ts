import { lockMembership } from "#lib/auth/lock-membership.ts";
import type { Member } from "#lib/auth/member.ts";
import { type Tx, transaction } from "#lib/database/client.ts";
import { announce } from "#lib/live.ts";
import { cleanAddress } from "./clean-address.ts";
import { holdNames, requireFreeName } from "./hold-names.ts";
import { lockView } from "./lock-view.ts";

/** Throws as `lockView`, and `conflict` for a name that is taken. */
export function renameView(
  member: Member,
  { viewId, name }: { viewId: string; name: string },
): Promise<void> {
  return withView(member, viewId, async (tx, view) => {
    await holdNames(tx, member, { id: view.productId });
    await requireFreeName(tx, member, { ...view, name });
    await tx.savedView.update({ where: keyOf(member, viewId), data: { name } });
  });
}

/** It shows from now on what this address shows. Throws as `lockView`. */
export function changeView(
  member: Member,
  { viewId, search }: { viewId: string; search: string },
): Promise<void> {
  return withView(member, viewId, async (tx) => {
    const data = { search: cleanAddress(search) };
    await tx.savedView.update({ where: keyOf(member, viewId), data });
  });
}

/** The tickets that it shows stay. Throws as `lockView`. */
export function deleteView(member: Member, viewId: string): Promise<void> {
  return withView(member, viewId, async (tx) => {
    await tx.savedView.delete({ where: keyOf(member, viewId) });
  });
}

type Locked = Awaited<ReturnType<typeof lockView>>;

function withView(
  member: Member,
  viewId: string,
  change: (tx: Tx, view: Locked) => Promise<void>,
): Promise<void> {
  const { workspaceId } = member;
  return transaction(async (tx) => {
    await lockMembership(tx, member);
    const view = await lockView(tx, member, viewId);
    await change(tx, view);
    const { productId, isShared } = view;
    if (isShared) await announce(tx, { workspaceId, productId, kind: "settings" });
  });
}

function keyOf({ workspaceId }: Member, id: string) {
  return { workspaceId_id: { workspaceId, id } };
}
