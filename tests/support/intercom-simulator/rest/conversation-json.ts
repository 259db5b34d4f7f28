import { freshLinks } from "#tests/support/intercom-simulator/files/signed-link.ts";
import type {
  Attachment,
  Conversation,
  Part,
  Source,
  Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import { companyJson } from "./company-json.ts";
import { conversationStatistics, waitingSince } from "./conversation-statistics.ts";
import { htmlToText } from "./plain-text.ts";
import { atLeast } from "./version.ts";

export type ConversationView = {
  version: string;
  plain: boolean;
  times: "unix" | "iso";
  /** Absent in lists and search results. */
  parts?: Part[];
};

export function conversationJson(
  workspace: Workspace,
  conversation: Conversation,
  view: ConversationView,
): Record<string, unknown> {
  return {
    type: "conversation",
    id: conversation.id,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
    waiting_since: waitingSince(conversation),
    snoozed_until: null,
    source: conversation.source && sourceJson(conversation.source, view),
    contacts: { type: "contact.list", contacts: contactReferences(workspace, conversation) },
    first_contact_reply: firstContactReply(conversation),
    open: conversation.state === "open",
    state: conversation.state,
    read: true,
    tags: { type: "tag.list", tags: appliedTags(workspace, conversation) },
    sla_applied: null,
    statistics: conversationStatistics(conversation, view.times),
    conversation_rating: null,
    teammates: { type: "admin.list", admins: teammates(conversation) },
    title: conversation.title,
    custom_attributes: { "Has attachments": hasAttachments(conversation), "Copilot used": false },
    topics: { type: "topic.list", topics: [], total_count: 0 },
    ticket: null,
    linked_objects: { type: "list", data: [], total_count: 0, has_more: false },
    ai_agent: null,
    ai_agent_participated: false,
    ...byVersion(workspace, conversation, view.version),
    ...(view.parts && { conversation_parts: partList(workspace, conversation, view, view.parts) }),
  };
}

function byVersion(workspace: Workspace, conversation: Conversation, version: string) {
  const assignee = conversation.adminAssigneeId && Number(conversation.adminAssigneeId);
  const enumerated = atLeast(version, "2.16");
  const customer = workspace.contacts.get(conversation.contactIds[0] ?? "");
  const company = workspace.companies.get(customer?.companyIds[0] ?? "");
  const channel = conversation.source?.type ?? "conversation";
  return {
    admin_assignee_id: assignee || (enumerated ? 0 : null),
    team_assignee_id: enumerated ? 0 : null,
    priority: enumerated ? "none" : "not_priority",
    ...(atLeast(version, "2.15") && { company: company ? companyJson(workspace, company) : null }),
    ...(enumerated && {
      channel: { initial: channel, current: channel },
      sales_agent_participated: false,
      sales_agent: null,
      external_references: [],
    }),
  };
}

export function appliedTags(workspace: Workspace, conversation: Conversation) {
  const latest = new Map(conversation.taggings.map((tagging) => [tagging.tagId, tagging]));
  return [...latest.values()].map((tagging) => ({
    type: "tag",
    id: tagging.tagId,
    name: workspace.tags.get(tagging.tagId)?.name ?? "",
    applied_at: tagging.appliedAt,
    applied_by: { type: "admin", id: tagging.adminId },
  }));
}

function sourceJson(source: Source, view: ConversationView) {
  return {
    type: source.type,
    id: source.id,
    delivered_as: source.deliveredAs,
    subject: view.plain ? htmlToText(source.subject) : source.subject,
    body: bodyJson(source.body, view),
    author: source.author,
    attachments: source.attachments.map(attachmentJson),
    url: source.url,
    redacted: source.redacted,
  };
}

function bodyJson(body: string, view: ConversationView): string {
  return view.plain ? htmlToText(body) : freshLinks(body, "&amp;");
}

function partList(
  workspace: Workspace,
  conversation: Conversation,
  view: ConversationView,
  parts: Part[],
) {
  return {
    type: "conversation_part.list",
    conversation_parts: parts.map((part) => partJson(workspace, conversation, part, view)),
    total_count: parts.length,
  };
}

function partJson(
  workspace: Workspace,
  conversation: Conversation,
  part: Part,
  view: ConversationView,
) {
  const names = (ids: string[]) => ids.map((id) => workspace.tags.get(id)?.name ?? "");
  const tagged = conversation.taggings.filter((tagging) => tagging.messageId === part.id);
  const showsTagNames =
    part.partType === "conversation_tags_updated" && atLeast(view.version, "2.15");
  return {
    type: "conversation_part",
    id: part.id,
    part_type: part.partType,
    body: part.body === null ? null : bodyJson(part.body, view),
    created_at: part.createdAt,
    updated_at: part.updatedAt,
    notified_at: part.createdAt,
    assigned_to: null,
    author: { ...part.author, from_ai_agent: false, is_ai_answer: false },
    attachments: part.attachments.map(attachmentJson),
    external_id: null,
    redacted: part.redacted,
    ...(atLeast(view.version, "2.13") && {
      metadata: {},
      email_message_metadata: null,
      state: conversation.state,
      tags: tagged.map(({ tagId }) => ({ type: "tag", id: tagId, name: names([tagId])[0] })),
      event_details: showsTagNames
        ? { tags_added: names(part.tagsAdded), tags_removed: names(part.tagsRemoved) }
        : {},
      app_package_code: null,
    }),
  };
}

export function attachmentJson(attachment: Attachment) {
  return {
    type: "upload",
    name: attachment.name,
    url: freshLinks(attachment.url, "&"),
    content_type: attachment.contentType,
    filesize: attachment.filesize,
    ...(attachment.width !== null && { width: attachment.width, height: attachment.height }),
  };
}

function contactReferences(workspace: Workspace, conversation: Conversation) {
  return conversation.contactIds.map((id) => {
    const externalId = workspace.contacts.get(id)?.externalId ?? null;
    return { type: "contact", id, external_id: externalId };
  });
}

function firstContactReply(conversation: Conversation) {
  const { source, createdAt } = conversation;
  if (!source || source.author.type === "admin" || source.author.type === "bot") return null;
  return { created_at: createdAt, type: source.type, url: source.url };
}

function teammates(conversation: Conversation) {
  const authors = conversation.parts.map((part) => part.author);
  const ids = authors.filter((author) => author.type === "admin").map((author) => author.id);
  return [...new Set(ids)].map((id) => ({ type: "admin", id }));
}

function hasAttachments(conversation: Conversation): boolean {
  const messages = [conversation.source, ...conversation.parts];
  return messages.some((message) => message !== null && message.attachments.length > 0);
}
