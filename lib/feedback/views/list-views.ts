import type { Member } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export type SavedView = {
  id: string;
  name: string;
  /** What follows the "?" of the inbox's address. */
  search: string;
  isShared: boolean;
};

/** The member's own and those that admins share with everybody, by name. */
export async function listViews(
  { workspaceId, userId }: Member,
  productId: string,
): Promise<SavedView[]> {
  const views = await database.savedView.findMany({
    where: {
      workspaceId,
      productId,
      OR: [{ isShared: true }, { ownerId: userId }],
    },
    select: { id: true, name: true, search: true, isShared: true },
  });
  const byName = new Intl.Collator("en", { numeric: true });
  return views.sort((a, b) => byName.compare(a.name, b.name));
}
