import type { Conversation, Workspace } from "#tests/support/intercom-simulator/state.ts";
import type { SearchRules } from "./search-query.ts";

export const conversationSortFields: Record<string, (conversation: Conversation) => number> = {
  created_at: (conversation) => conversation.createdAt,
  updated_at: (conversation) => conversation.updatedAt,
};

export function conversationSearchRules(workspace: Workspace): SearchRules<Conversation> {
  return {
    fields: {
      created_at: (conversation) => conversation.createdAt,
      updated_at: (conversation) => conversation.updatedAt,
      id: (conversation) => conversation.id,
      state: (conversation) => conversation.state,
      open: (conversation) => conversation.state === "open",
      tag_ids: (conversation) => conversation.taggings.map(({ tagId }) => tagId),
      contact_ids: (conversation) => conversation.contactIds,
      admin_assignee_id: (conversation) => conversation.adminAssigneeId,
      "source.id": (conversation) => conversation.source?.id ?? null,
      "source.type": (conversation) => conversation.source?.type ?? null,
      "source.delivered_as": (conversation) => conversation.source?.deliveredAs ?? null,
      "source.author.id": (conversation) => conversation.source?.author.id ?? null,
      "source.author.email": (conversation) => conversation.source?.author.email ?? null,
    },
    dateFields: ["created_at", "updated_at"],
    dates: "second-inclusive",
    timezone: workspace.timezone,
  };
}
