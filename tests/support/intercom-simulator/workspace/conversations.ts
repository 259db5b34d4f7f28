import { textToHtml } from "#tests/support/intercom-simulator/rest/plain-text.ts";
import {
  type Attachment,
  type Conversation,
  nowSeconds,
  type Part,
  type Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import { type AuthorInput, authorOf } from "./author-of.ts";
import { nextId } from "./next-id.ts";
import { getContact } from "./people.ts";

export type NewConversation = {
  contacts: { id: string }[];
  /** Text a person typed, or HTML when it begins with a tag. */
  body: string;
  subject?: string;
  title?: string | null;
  /** The first contact unless said. */
  author?: AuthorInput;
  sourceType?: string;
  sourceNull?: boolean;
  outbound?: boolean;
  url?: string | null;
  attachments?: NewAttachment[];
  assignee?: { id: string };
  at?: number;
  deliver?: boolean;
};

export type NewReply = {
  author: AuthorInput;
  body: string | null;
  partType?: string;
  attachments?: NewAttachment[];
  at?: number;
  deliver?: boolean;
};

type NewAttachment = Partial<Attachment> & { name: string; url: string };

export function addConversation(workspace: Workspace, given: NewConversation): Conversation {
  const at = given.at ?? nowSeconds();
  const conversation: Conversation = {
    id: nextId(workspace, "conversation"),
    title: given.title ?? null,
    source: given.sourceNull ? null : sourceOf(workspace, given),
    contactIds: given.contacts.map(({ id }) => getContact(workspace, id).id),
    adminAssigneeId: given.assignee?.id ?? null,
    state: "open",
    parts: [],
    taggings: [],
    createdAt: at,
    updatedAt: at,
  };
  workspace.conversations.set(conversation.id, conversation);
  if (given.sourceNull) addPart(workspace, conversation, firstReply(workspace, given));
  return conversation;
}

export function addPart(workspace: Workspace, conversation: Conversation, given: NewReply): Part {
  const at = given.at ?? nowSeconds();
  const part: Part = {
    id: nextId(workspace, "part"),
    partType: given.partType ?? "comment",
    body: given.body === null ? null : textToHtml(given.body),
    author: authorOf(workspace, given.author),
    attachments: (given.attachments ?? []).map(attachmentOf),
    createdAt: at,
    updatedAt: at,
    redacted: false,
    tagsAdded: [],
    tagsRemoved: [],
  };
  conversation.parts.push(part);
  conversation.updatedAt = Math.max(conversation.updatedAt, at);
  return part;
}

export function redactMessage(conversation: Conversation, messageId: string): Part | null {
  const part = conversation.parts.find(({ id }) => id === messageId) ?? null;
  const message = part ?? (conversation.source?.id === messageId ? conversation.source : null);
  if (!message) throw new Error(`No message ${messageId} in conversation ${conversation.id}`);
  message.redacted = true;
  message.body = "<p><i>This message was deleted</i></p>";
  message.attachments = [];
  conversation.updatedAt = nowSeconds();
  if (part) part.updatedAt = conversation.updatedAt;
  return part;
}

export function getConversation(workspace: Workspace, id: string): Conversation {
  const conversation = workspace.conversations.get(id);
  if (conversation) return conversation;
  throw new Error(`No conversation ${id} in the simulated workspace ${workspace.appId}`);
}

function sourceOf(workspace: Workspace, given: NewConversation) {
  const author = firstAuthor(workspace, given);
  return {
    id: nextId(workspace, "source"),
    type: given.sourceType ?? "conversation",
    deliveredAs: given.outbound ? "admin_initiated" : "customer_initiated",
    subject: given.subject ? textToHtml(given.subject) : "",
    body: textToHtml(given.body),
    author: authorOf(workspace, author),
    attachments: (given.attachments ?? []).map(attachmentOf),
    url: given.url ?? null,
    redacted: false,
  };
}

function firstReply(workspace: Workspace, given: NewConversation): NewReply {
  const author = firstAuthor(workspace, given);
  return { author, body: given.body, ...(given.at !== undefined && { at: given.at }) };
}

function firstAuthor(workspace: Workspace, given: NewConversation): AuthorInput {
  return given.author ?? getContact(workspace, given.contacts[0]?.id ?? "");
}

function attachmentOf(given: NewAttachment): Attachment {
  return { contentType: "image/png", filesize: 2048, width: null, height: null, ...given };
}
