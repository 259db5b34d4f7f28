import { database } from "#lib/database/client.ts";
import { archiveProduct } from "#lib/products/change-product.ts";
import type { Surroundings } from "#tests/support/browser-test.ts";
import { connectWorkspace, watchTags } from "#tests/support/connect-workspace.ts";
import { untilWorkedOff } from "#tests/support/start-story.ts";
import { addConversations } from "./add-conversations.ts";
import { type Seeded, seedWorkspaceIn } from "./seed-workspace-in.ts";

const hourMs = 3_600_000;
const monthAgo = new Date(Date.now() - 30 * 24 * hourMs);

/** One workspace for each state that its pages can be in. */
export async function seedStates({ northwind }: Surroundings): Promise<Map<string, Seeded>> {
  const seeded = new Map<string, Seeded>();
  const { appId } = northwind;
  const allTags = [...northwind.record.tags.values()];
  const tagsNamed = (...names: string[]) => allTags.filter(({ name }) => names.includes(name));

  async function connected(slug: string, options: { off?: true; tags?: string[] } = {}) {
    const { tags = ["feature-request", "ux"], off } = options;
    const state = await seedWorkspaceIn(slug);
    const { workspaceId, mobile: productId } = state;
    seeded.set(slug, state);
    await connectWorkspace({
      workspaceId,
      intercom: northwind,
      since: monthAgo,
      syncFeedback: !off,
    });
    const since = monthAgo;
    if (!off || tags.length === 0)
      await watchTags({ workspaceId, productId, appId, tags: tagsNamed(...tags), since });
    return state;
  }

  seeded.set("empty", await seedWorkspaceIn("empty"));
  await fillInbox(await connected("filled"), northwind);
  await connected("waiting");
  await connected("just-connected", { off: true });
  await connected("none-chosen", { tags: [] });
  await update(await connected("switched-off"), { syncFeedback: false });
  await update(await connected("reconnect"), {
    status: "reconnect_needed",
    reconnectNeededSince: new Date(Date.now() - 26 * hourMs),
  });
  await update(await connected("tags-failed"), { tagsFailure: "Intercom answered 503" });
  await update(await connected("permission"), { missingPermission: "Read tags" });
  const withoutTags = await connected("no-tags", { tags: [] });
  await database.intercomTag.deleteMany({ where: { workspaceId: withoutTags.workspaceId } });
  const deleted = await connected("tag-deleted");
  await database.intercomTag.updateMany({
    where: { workspaceId: deleted.workspaceId, name: "ux" },
    data: { deletedAt: new Date() },
  });
  const { admins } = await connected("archived");
  for (const admin of admins.slice(0, 1)) await archiveProduct(admin, "MOB");
  return seeded;
}

function update(
  { workspaceId }: Seeded,
  data: {
    syncFeedback?: boolean;
    status?: "reconnect_needed";
    reconnectNeededSince?: Date;
    tagsFailure?: string;
    missingPermission?: string;
  },
) {
  return database.intercomConnection.update({ where: { workspaceId }, data });
}

/** Every conversation of the support inbox, tagged, through the real webhook. */
async function fillInbox(state: Seeded, northwind: Surroundings["northwind"]) {
  addConversations(northwind);
  const { record, tag } = northwind;
  const { workspaceId, userIds } = state;
  const [adminId] = record.admins.keys();
  const ids = new Map([...record.tags.values()].map(({ id, name }) => [name, id]));
  const names = ["feature-request", "ux", "feature-request", "ux", "feature-request", "bug"];
  const inOrder = [...record.conversations.values()].sort((a, b) => a.createdAt - b.createdAt);
  for (const [index, { id, updatedAt }] of inOrder.entries()) {
    const tagId = ids.get(names[index % names.length] ?? "") ?? "";
    await tag(id, { tagId, adminId, at: updatedAt + 300 });
    await untilWorkedOff(workspaceId);
  }
  const where = { workspaceId };
  const tickets = await database.feedbackTicket.findMany({ where, orderBy: { number: "asc" } });
  const [owner, admin] = userIds;
  for (const [index, { id }] of tickets.entries()) {
    await database.feedbackTicket.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: {
        priority: (["none", "high", "low", "none", "medium"] as const)[index % 5],
        status: (["todo", "todo", "in_progress", "todo", "done"] as const)[index % 5],
        assigneeId: [null, owner, null, admin][index % 4] ?? null,
      },
    });
    if (index % 3 === 0 && owner) {
      const read = { workspaceId, ticketId: id, userId: owner };
      await database.ticketRead.create({ data: { ...read, readAt: new Date() } });
    }
  }
}
