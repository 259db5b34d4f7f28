import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export type ProductSettingsView = {
  id: string;
  key: string;
  name: string;
  syncFeedback: boolean;
  tags: { id: string; name: string; deleted: boolean }[];
};

/** The products that are not archived, each with the trigger tags it has in this Intercom workspace. */
export async function listProductSettings(
  { workspaceId }: Scope,
  intercomAppId: string,
): Promise<ProductSettingsView[]> {
  const rows = await database.product.findMany({
    where: { workspaceId, archivedAt: null },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      key: true,
      name: true,
      intercomSettings: { select: { syncFeedback: true } },
      triggerTags: {
        where: { intercomAppId },
        orderBy: { createdAt: "asc" },
        select: { tagId: true, tag: { select: { name: true, deletedAt: true } } },
      },
    },
  });
  return rows.map(({ intercomSettings, triggerTags, ...product }) => ({
    ...product,
    syncFeedback: intercomSettings?.syncFeedback ?? false,
    tags: triggerTags.map(({ tagId, tag }) => ({
      id: tagId,
      name: tag.name,
      deleted: tag.deletedAt !== null,
    })),
  }));
}
