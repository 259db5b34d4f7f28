import type { Context } from "#tests/support/intercom-simulator/context.ts";
import type { Part, Workspace } from "#tests/support/intercom-simulator/state.ts";
import {
  conversationNotification,
  type Notification,
  notificationOf,
} from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { isCustomer } from "./author-of.ts";
import {
  addConversation,
  addPart,
  getConversation,
  type NewConversation,
  type NewReply,
  redactMessage,
} from "./conversations.ts";

type Delivered = { deliver?: boolean };

export function conversationActions(context: Context, record: Workspace) {
  const notify = (notification: Notification, deliver = true) => {
    if (deliver && record.installed) void context.sender.send(notification);
  };
  const reply = (conversationId: string, given: NewReply) => {
    const conversation = getConversation(record, conversationId);
    const part = addPart(record, conversation, given);
    const topic = replyTopic(part);
    if (topic) {
      notify(conversationNotification(record, conversation, topic, part), given.deliver);
    }
    return part;
  };
  return {
    addConversation: (given: NewConversation) => {
      const conversation = addConversation(record, given);
      const topic = given.outbound
        ? "conversation.admin.single.created"
        : "conversation.user.created";
      notify(conversationNotification(record, conversation, topic, null), given.deliver);
      return conversation;
    },
    reply,
    note: (conversationId: string, note: Omit<NewReply, "partType">) =>
      reply(conversationId, { ...note, partType: "note" }),
    redact: (conversationId: string, messageId: string, { deliver }: Delivered = {}) => {
      const conversation = getConversation(record, conversationId);
      const part = redactMessage(conversation, messageId);
      const topic = "conversation_part.redacted";
      const notification = conversationNotification(record, conversation, topic, part);
      notify(notification, deliver);
      return notification;
    },
    deleteConversation: (conversationId: string, { deliver }: Delivered = {}) => {
      record.conversations.delete(conversationId);
      const item = { type: "conversation", conversation_id: conversationId };
      const notification = notificationOf(record, "conversation.deleted", item);
      notify(notification, deliver);
      return notification;
    },
    buildReplyNotification: (conversationId: string, partId: string) => {
      const conversation = getConversation(record, conversationId);
      const part = conversation.parts.find(({ id }) => id === partId);
      const topic = part && replyTopic(part);
      if (!topic) throw new Error(`Nobody is told of ${partId}`);
      return conversationNotification(record, conversation, topic, part);
    },
  };
}

function replyTopic(part: Part): string | null {
  if (part.partType === "note") return "conversation.admin.noted";
  if (isCustomer(part.author)) return "conversation.user.replied";
  if (part.author.type === "bot") return "conversation.operator.replied";
  return part.partType === "comment" ? "conversation.admin.replied" : null;
}
