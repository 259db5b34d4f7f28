import type { Context } from "#tests/support/intercom-simulator/context.ts";
import { nowSeconds, type Workspace } from "#tests/support/intercom-simulator/state.ts";
import {
  notificationOf,
  type TaggedMessage,
  tagNotification,
} from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { getConversation } from "./conversations.ts";
import type { SimWorkspace } from "./sim-workspace.ts";
import { applyTag, removeTag } from "./tagging.ts";

export function taggingActions({ sender }: Context, record: Workspace) {
  const build = (
    conversationId: string,
    tagged: Omit<TaggedMessage, "messageId"> & { partId?: string | null },
  ) =>
    tagNotification(record, getConversation(record, conversationId), {
      tagId: tagged.tagId,
      messageId: tagged.partId ?? null,
      at: tagged.at,
      ...(tagged.sourceAsPart && { sourceAsPart: true }),
    });
  const actions: Pick<
    SimWorkspace,
    "tag" | "untag" | "buildTagNotification" | "buildPing" | "deliver"
  > = {
    tag: async (conversationId, { deliver = true, ...request }) => {
      const at = applyTag(record, getConversation(record, conversationId), request);
      const notification = build(conversationId, { ...request, at });
      if (deliver && record.installed) await sender.send(notification);
      return notification;
    },
    untag: (conversationId, request) =>
      removeTag(record, getConversation(record, conversationId), request),
    buildTagNotification: (conversationId, request) =>
      build(conversationId, { ...request, at: request.at ?? nowSeconds() }),
    buildPing: () =>
      notificationOf(record, "ping", { type: "ping", message: "something something interzen" }),
    deliver: (notification, { times = 1, attempts = 1 } = {}) => {
      const sent = { ...notification, delivery_attempts: attempts };
      return Promise.all(Array.from({ length: times }, () => sender.send(sent)));
    },
  };
  return actions;
}
