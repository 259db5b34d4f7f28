import {
  type Conversation,
  nowSeconds,
  type Tag,
  type TagEvent,
  type Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import type { AuthorInput } from "./author-of.ts";
import { addPart } from "./conversations.ts";
import { nextId } from "./next-id.ts";

export type TagRequest = {
  tagId: string;
  adminId?: string;
  /**
   * The id of a part or of the first message; null for the conversation as a whole. Left out: the
   * conversation as a whole when adding, every place that has the tag when removing.
   */
  partId?: string | null;
  /** Unix seconds. */
  at?: number;
};

export function addTag(workspace: Workspace, name: string): Tag {
  const tag = { id: nextId(workspace, "tag"), name };
  workspace.tags.set(tag.id, tag);
  return tag;
}

export function deleteTag(workspace: Workspace, tagId: string): void {
  workspace.tags.delete(tagId);
  for (const conversation of workspace.conversations.values()) {
    conversation.taggings = conversation.taggings.filter((tagging) => tagging.tagId !== tagId);
  }
}

/** Returns the moment it was applied. */
export function applyTag(
  workspace: Workspace,
  conversation: Conversation,
  request: TagRequest,
): number {
  getTag(workspace, request.tagId);
  const messageId = request.partId ?? null;
  requireMessage(conversation, messageId);
  const { tagId } = request;
  const admin = taggingAdmin(workspace, request.adminId);
  const at = request.at ?? nowSeconds();
  conversation.taggings = [
    ...conversation.taggings.filter((each) => each.tagId !== tagId || each.messageId !== messageId),
    { tagId, messageId, appliedAt: at, adminId: admin.id },
  ];
  const part = conversation.parts.find(({ id }) => id === messageId);
  if (part) part.updatedAt = at;
  const event = { action: "added", conversationId: conversation.id, tagId, messageId } as const;
  record(workspace, conversation, { ...event, adminId: admin.id, at });
  return at;
}

export function removeTag(
  workspace: Workspace,
  conversation: Conversation,
  request: TagRequest,
): void {
  const { tagId } = request;
  const messageId = request.partId ?? null;
  const admin = taggingAdmin(workspace, request.adminId);
  conversation.taggings = conversation.taggings.filter(
    (each) =>
      each.tagId !== tagId || (request.partId !== undefined && each.messageId !== messageId),
  );
  const event = { action: "removed", conversationId: conversation.id, tagId, messageId } as const;
  record(workspace, conversation, {
    ...event,
    adminId: admin.id,
    at: request.at ?? nowSeconds(),
  });
}

export function getTag(workspace: Workspace, tagId: string): Tag {
  const tag = workspace.tags.get(tagId);
  if (!tag) throw new Error(`No tag ${tagId} in the simulated workspace ${workspace.appId}`);
  return tag;
}

function record(workspace: Workspace, conversation: Conversation, event: TagEvent): void {
  workspace.tagEvents.push(event);
  const author: AuthorInput = taggingAdmin(workspace, event.adminId);
  const part = addPart(workspace, conversation, {
    author,
    body: null,
    partType: "conversation_tags_updated",
    at: event.at,
  });
  const names = event.action === "added" ? part.tagsAdded : part.tagsRemoved;
  names.push(event.tagId);
}

function taggingAdmin(workspace: Workspace, adminId: string | undefined) {
  const [first] = workspace.admins.values();
  const admin = adminId === undefined ? first : workspace.admins.get(adminId);
  if (admin) return admin;
  throw new Error(`No teammate to tag with in the simulated workspace ${workspace.appId}`);
}

function requireMessage(conversation: Conversation, messageId: string | null): void {
  const { source, parts } = conversation;
  if (messageId === null || source?.id === messageId) return;
  if (parts.some((part) => part.id === messageId)) return;
  throw new Error(`No message ${messageId} in conversation ${conversation.id}`);
}
