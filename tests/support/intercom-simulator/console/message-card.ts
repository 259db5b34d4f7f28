import { escapeHtml } from "#tests/support/intercom-simulator/html-page.ts";
import { htmlToText } from "#tests/support/intercom-simulator/rest/plain-text.ts";
import type {
  Author,
  Conversation,
  Part,
  Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import { hidden, option, timeOf } from "./console-layout.ts";

export type Message = {
  id: string;
  author: Author;
  body: string;
  at: number;
  note: boolean;
  attachments: string[];
};

export type TagPlace = {
  workspace: Workspace;
  conversation: Conversation;
  adminId: string;
  path: string;
  /** Null: the conversation as a whole. */
  messageId: string | null;
};

const roles = { user: "Customer", lead: "Customer", admin: "Teammate", bot: "Bot" };

export function messageCard(message: Message, place: TagPlace): string {
  const name = message.author.name ?? "Unnamed visitor";
  const role = message.note ? "Internal note" : roles[message.author.type];
  const files = message.attachments.map(
    (file) => `<p class="soft">Attached: ${escapeHtml(file)}</p>`,
  );
  return `<article id="message-${message.id}" class="card message${message.note ? " note" : ""}" aria-label="Message from ${escapeHtml(name)}">
<header><strong dir="auto">${escapeHtml(name)}</strong><span class="when">${role} · ${timeOf(message.at)}</span></header>
<div class="body" dir="auto">${escapeHtml(htmlToText(message.body))}</div>
${files.join("")}${tagTools(place)}
</article>`;
}

/** A select "Tag" with "Add tag", and one button "Remove NAME" for each tag already there. */
export function tagTools(place: TagPlace): string {
  const { workspace, conversation, messageId, path, adminId } = place;
  const here = conversation.taggings.filter((tagging) => tagging.messageId === messageId);
  const tagged = new Set(here.map(({ tagId }) => tagId));
  const free = [...workspace.tags.values()].filter(({ id }) => !tagged.has(id));
  const fields = hidden("as", adminId) + (messageId === null ? "" : hidden("message", messageId));
  const chips = [...tagged].map((tagId) => {
    const name = escapeHtml(workspace.tags.get(tagId)?.name ?? "");
    return `<form class="inline" method="post" action="${path}/untag">${fields}${hidden("tag", tagId)}
<span class="chip">${name}<button aria-label="Remove ${name}">×</button></span></form>`;
  });
  const fieldId = `tag-${messageId ?? "conversation"}`;
  const options = free.map(({ id, name }) => option(id, name)).join("");
  return `<div class="tags">${chips.join("")}<form class="inline" method="post" action="${path}/tag">${fields}
<label for="${fieldId}">Tag</label><select id="${fieldId}" name="tag" required>${options}</select><button>Add tag</button></form></div>`;
}

export function eventLine(workspace: Workspace, part: Part): string {
  const names = (ids: string[]) =>
    ids.map((id) => escapeHtml(workspace.tags.get(id)?.name ?? "a deleted tag")).join(", ");
  const who = escapeHtml(part.author.name ?? "Someone");
  const added = part.tagsAdded.length > 0 ? ` added ${names(part.tagsAdded)}` : "";
  const removed = part.tagsRemoved.length > 0 ? ` removed ${names(part.tagsRemoved)}` : "";
  const what = added + removed || `: ${escapeHtml(part.partType)}`;
  return `<div class="event">${who}${what} · ${timeOf(part.createdAt)}</div>`;
}
