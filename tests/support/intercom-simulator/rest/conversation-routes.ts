import { type Answer, jsonAnswer } from "#tests/support/intercom-simulator/http-exchange.ts";
import type { Conversation } from "#tests/support/intercom-simulator/state.ts";
import { tagNotification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { applyTag, removeTag } from "#tests/support/intercom-simulator/workspace/tagging.ts";
import type { ApiCallInput, ApiRoute } from "./api-call.ts";
import { ApiError } from "./api-error.ts";
import { appliedTags, conversationJson } from "./conversation-json.ts";
import { conversationSearchRules, conversationSortFields } from "./conversation-search.ts";
import { cursorPage, readPagination, readPerPage } from "./cursor-page.ts";
import { compileQuery } from "./search-query.ts";
import { readSort } from "./search-sort.ts";

const partsReturned = 500;

export const conversationRoutes: ApiRoute[] = [
  { method: "GET", path: /^\/conversations$/, answer: listConversations },
  { method: "POST", path: /^\/conversations\/search$/, answer: searchConversations },
  { method: "GET", path: /^\/conversations\/([^/]+)$/, answer: getConversation },
  { method: "POST", path: /^\/conversations\/([^/]+)\/tags$/, answer: tagConversation },
  {
    method: "DELETE",
    path: /^\/conversations\/([^/]+)\/tags\/([^/]+)$/,
    answer: untagConversation,
  },
];

function getConversation({ workspace, params, version, exchange }: ApiCallInput): Answer {
  const conversation = requireConversation(workspace, params[0]);
  const parts = conversation.parts.slice(-partsReturned);
  const plain = exchange.query.get("display_as") === "plaintext";
  const view = { version, plain, times: "unix", parts } as const;
  return jsonAnswer(200, conversationJson(workspace, conversation, view));
}

function listConversations(call: ApiCallInput): Answer {
  const perPage = readPerPage(call.exchange.query.get("per_page"), 20);
  const startingAfter = call.exchange.query.get("starting_after");
  const sort = { sortBy: byUpdated, descending: true };
  return conversationList(call, [...call.workspace.conversations.values()], {
    perPage,
    startingAfter,
    ...sort,
  });
}

function searchConversations(call: ApiCallInput): Answer {
  const matches = compileQuery(call.body.query, conversationSearchRules(call.workspace));
  const found = [...call.workspace.conversations.values()].filter(matches);
  return conversationList(call, found, {
    ...readPagination(call.body, 20),
    ...readSort(call.body, conversationSortFields, byUpdated),
  });
}

function conversationList(
  { workspace, version }: ApiCallInput,
  found: Conversation[],
  paging: {
    perPage: number;
    startingAfter: string | null;
    sortBy: (conversation: Conversation) => number | string;
    descending: boolean;
  },
): Answer {
  const { items, pages } = cursorPage({ items: found, ...paging, idOf: ({ id }) => id });
  const view = { version, plain: false, times: "unix" } as const;
  const conversations = items.map((each) => conversationJson(workspace, each, view));
  const total = found.length;
  return jsonAnswer(200, { type: "conversation.list", conversations, total_count: total, pages });
}

function tagConversation({ context, workspace, params, body }: ApiCallInput): Answer {
  const conversation = requireConversation(workspace, params[0]);
  const tagId = String(body.id ?? "");
  if (!workspace.tags.has(tagId)) throw new ApiError(404, "tag_not_found", "Tag not found");
  const adminId = requireAdmin(workspace, body.admin_id);
  const at = applyTag(workspace, conversation, { tagId, adminId });
  if (workspace.installed) {
    void context.sender.send(
      tagNotification(workspace, conversation, { tagId, messageId: null, at }),
    );
  }
  return jsonAnswer(
    200,
    appliedTags(workspace, conversation).find(({ id }) => id === tagId),
  );
}

function untagConversation({ workspace, params, body }: ApiCallInput): Answer {
  const conversation = requireConversation(workspace, params[0]);
  const tag = workspace.tags.get(params[1] ?? "");
  if (!tag) throw new ApiError(404, "tag_not_found", "Tag not found");
  const adminId = requireAdmin(workspace, body.admin_id);
  removeTag(workspace, conversation, { tagId: tag.id, adminId });
  return jsonAnswer(200, { type: "tag", ...tag, applied_at: null, applied_by: null });
}

function requireConversation(
  workspace: ApiCallInput["workspace"],
  id: string | undefined,
): Conversation {
  const conversation = workspace.conversations.get(id ?? "");
  if (conversation) return conversation;
  throw new ApiError(404, "not_found", "Resource Not Found");
}

function requireAdmin(workspace: ApiCallInput["workspace"], id: unknown): string {
  const admin = workspace.admins.get(String(id ?? ""));
  if (admin) return admin.id;
  throw new ApiError(404, "admin_not_found", "Admin not found");
}

function byUpdated(conversation: Conversation): number {
  return conversation.updatedAt;
}
