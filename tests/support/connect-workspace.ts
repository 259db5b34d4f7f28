import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { sealToken } from "#lib/intercom/connection/open-token.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";

type WatchedTag = { id: string; name: string };

type Connect = {
  workspaceId: string;
  intercom: SimWorkspace;
  since?: Date;
  syncFeedback?: boolean;
};

/** Connects as the browser would have, without the browser. `since` is when that was. */
export async function connectWorkspace(connect: Connect): Promise<void> {
  const { workspaceId, intercom, since = new Date(), syncFeedback = true } = connect;
  const owner = { workspaceId, intercomAppId: intercom.appId };
  await database.intercomConnection.create({
    data: {
      ...owner,
      ...sealToken(intercom.issueToken(), owner),
      intercomWorkspaceName: intercom.record.name,
      region: intercom.record.region,
      status: "connected",
      connectedByName: "Noor Haddad",
      connectedAt: since,
      tagsFetchedAt: new Date(),
      syncFeedback,
    },
  });
  await database.intercomTag.createMany({
    data: [...intercom.record.tags.values()].map(({ id, name }) => ({ ...owner, tagId: id, name })),
  });
}

type Watch = {
  workspaceId: string;
  productId: string;
  appId: string;
  tags: WatchedTag[];
  since?: Date;
};

/** Switches the product on and chooses its trigger tags, counting from `since`. */
export async function watchTags(watch: Watch): Promise<void> {
  const { workspaceId, productId, appId: intercomAppId, tags, since = new Date() } = watch;
  await database.productIntercomSettings.upsert({
    where: { workspaceId_productId: { workspaceId, productId } },
    create: { workspaceId, productId, syncFeedback: true },
    update: { syncFeedback: true },
  });
  for (const { id: tagId, name } of tags) {
    await database.intercomTag.createMany({
      data: { workspaceId, intercomAppId, tagId, name },
      skipDuplicates: true,
    });
    await database.triggerTag.create({
      data: { workspaceId, productId, intercomAppId, tagId, watchingSince: since },
    });
  }
}

/** A workspace with products and no people, for stories that no person takes part in. */
export async function addWorkspace(names: {
  slug: string;
  products: [key: string, name: string][];
}) {
  const workspaceId = newId();
  await database.workspace.create({
    data: { id: workspaceId, slug: names.slug, name: names.slug },
  });
  const products = names.products.map(([key, name]) => ({ workspaceId, id: newId(), key, name }));
  await database.product.createMany({ data: products });
  return { workspaceId, products };
}
