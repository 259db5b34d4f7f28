import { randomUUID } from "node:crypto";
import { conversationJson } from "#tests/support/intercom-simulator/rest/conversation-json.ts";
import { atLeast } from "#tests/support/intercom-simulator/rest/version.ts";
import {
  type Conversation,
  nowSeconds,
  type Part,
  type Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import { legacyConversationJson } from "./legacy-conversation-json.ts";

export type Notification = {
  type: "notification_event";
  app_id: string;
  data: { type: "notification_event_data"; item: Record<string, unknown> };
  links: Record<string, never>;
  id: string | null;
  topic: string;
  delivery_status: "pending" | null;
  delivery_attempts: number;
  delivered_at: number;
  first_sent_at: number;
  created_at: number;
  self: null;
};

export function notificationOf(
  workspace: Workspace,
  topic: string,
  item: Record<string, unknown>,
  at = nowSeconds(),
): Notification {
  const ping = topic === "ping";
  return {
    type: "notification_event",
    app_id: workspace.appId,
    data: { type: "notification_event_data", item },
    links: {},
    id: ping ? null : `notif_${randomUUID()}`,
    topic,
    delivery_status: ping ? null : "pending",
    delivery_attempts: 1,
    delivered_at: 0,
    first_sent_at: at,
    created_at: at,
    self: null,
  };
}

/** Only the part the event is about travels with the conversation. */
export function conversationNotification(
  workspace: Workspace,
  conversation: Conversation,
  topic: string,
  part: Part | null,
): Notification {
  const parts = part ? [part] : [];
  const at = part?.updatedAt ?? conversation.createdAt;
  return notificationOf(workspace, topic, itemConversation(workspace, conversation, parts), at);
}

export type TaggedMessage = {
  tagId: string;
  /** The id of a part or of the source; null for the conversation as a whole. */
  messageId: string | null;
  at: number;
  /** Sends a tagged first message as a part whose id is that of the source. */
  sourceAsPart?: boolean;
};

export function tagNotification(
  workspace: Workspace,
  conversation: Conversation,
  tagged: TaggedMessage,
): Notification {
  const topic = "conversation_part.tag.created";
  const tag = {
    type: "tag",
    id: tagged.tagId,
    name: workspace.tags.get(tagged.tagId)?.name ?? "",
  };
  if (!atLeast(workspace.appVersion, "2.0")) {
    const parts = taggedParts(conversation, tagged, true);
    const item = legacyConversationJson(workspace, conversation, parts);
    const added = { tags_added: { type: "tag.list", tags: [tag] } };
    return notificationOf(workspace, topic, { ...item, ...added }, tagged.at);
  }
  const parts = taggedParts(conversation, tagged, tagged.sourceAsPart ?? false);
  const item = {
    type: "conversation_part_tag",
    created_at: tagged.at,
    conversation: itemConversation(workspace, conversation, parts),
    tag,
  };
  return notificationOf(workspace, topic, item, tagged.at);
}

function itemConversation(workspace: Workspace, conversation: Conversation, parts: Part[]) {
  const version = workspace.appVersion;
  if (!atLeast(version, "2.0")) return legacyConversationJson(workspace, conversation, parts);
  const plain = atLeast(version, "2.15");
  const times = plain ? "unix" : "iso";
  return conversationJson(workspace, conversation, { version, plain, times, parts });
}

function taggedParts(
  conversation: Conversation,
  tagged: TaggedMessage,
  sourceToo: boolean,
): Part[] {
  const part = conversation.parts.find(({ id }) => id === tagged.messageId);
  if (part) return [part];
  const { source } = conversation;
  if (!source || !sourceToo) return [];
  return [
    {
      id: source.id,
      partType: "comment",
      body: source.body,
      author: source.author,
      attachments: source.attachments,
      createdAt: conversation.createdAt,
      updatedAt: tagged.at,
      redacted: source.redacted,
      tagsAdded: [],
      tagsRemoved: [],
    },
  ];
}
