import { freshLinks } from "#tests/support/intercom-simulator/files/signed-link.ts";
import { attachmentJson } from "#tests/support/intercom-simulator/rest/conversation-json.ts";
import type {
  Author,
  Conversation,
  Part,
  Workspace,
} from "#tests/support/intercom-simulator/state.ts";

/** The conversation as webhooks of an app on API 1.x carry it. */
export function legacyConversationJson(
  workspace: Workspace,
  conversation: Conversation,
  parts: Part[],
): Record<string, unknown> {
  const assignee = conversation.adminAssigneeId;
  const tagIds = [...new Set(conversation.taggings.map(({ tagId }) => tagId))];
  const page = `https://app.intercom.io/a/apps/${workspace.appId}/conversations/${conversation.id}`;
  return {
    type: "conversation",
    id: conversation.id,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
    user: legacyUser(workspace, conversation),
    assignee: assignee ? { type: "admin", id: assignee } : { type: "nobody_admin", id: null },
    conversation_message: legacyMessage(conversation),
    conversation_parts: {
      type: "conversation_part.list",
      conversation_parts: parts.map(legacyPart),
      total_count: parts.length,
    },
    open: conversation.state === "open",
    state: conversation.state,
    snoozed_until: null,
    read: true,
    metadata: {},
    tags: {
      type: "tag.list",
      tags: tagIds.map((id) => ({ type: "tag", id, name: workspace.tags.get(id)?.name ?? "" })),
    },
    links: { conversation_web: page },
  };
}

function legacyUser(workspace: Workspace, conversation: Conversation) {
  const contact = workspace.contacts.get(conversation.contactIds[0] ?? "");
  if (!contact) return null;
  return {
    type: contact.role,
    id: contact.id,
    user_id: contact.externalId,
    name: contact.name,
    email: contact.email ?? "",
    do_not_track: null,
  };
}

function legacyMessage({ source }: Conversation) {
  if (!source) return null;
  return {
    type: "conversation_message",
    id: source.id,
    url: source.url,
    subject: source.subject,
    body: freshLinks(source.body, "&amp;"),
    author: { type: legacyType(source.author), id: source.author.id },
    attachments: source.attachments.map(attachmentJson),
  };
}

function legacyPart(part: Part) {
  return {
    type: "conversation_part",
    id: part.id,
    part_type: part.partType,
    body: part.body && freshLinks(part.body, "&amp;"),
    created_at: part.createdAt,
    updated_at: part.updatedAt,
    notified_at: part.createdAt,
    assigned_to: null,
    author: { ...part.author, type: legacyType(part.author) },
    attachments: part.attachments.map(attachmentJson),
    external_id: null,
  };
}

function legacyType(author: Author): string {
  return author.type === "lead" ? "user" : author.type;
}
