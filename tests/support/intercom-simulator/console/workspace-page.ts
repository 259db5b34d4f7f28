import { escapeHtml, regionNames } from "#tests/support/intercom-simulator/html-page.ts";
import { htmlToText } from "#tests/support/intercom-simulator/rest/plain-text.ts";
import type {
  Contact,
  Conversation,
  SimulatorState,
  Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import { actingAs, consolePage, hidden, option, timeOf } from "./console-layout.ts";
import { deliveryLog, deliveryWarning } from "./delivery-log.ts";

const snippetLength = 160;

export function workspacePage(
  state: SimulatorState,
  workspace: Workspace,
  adminId: string,
): string {
  const newestFirst = [...workspace.conversations.values()].sort(
    (a, b) => b.updatedAt - a.updatedAt,
  );
  const rows = newestFirst.map((conversation) => conversationRow(workspace, conversation, adminId));
  const path = `/workspaces/${encodeURIComponent(workspace.appId)}`;
  return consolePage({
    title: workspace.name,
    crumbs: [{ name: workspace.name }],
    aside: actingAs(workspace, adminId),
    content: `<h1>${escapeHtml(workspace.name)}</h1>
<p class="soft">${regionNames[workspace.region]} · ${escapeHtml(workspace.appId)}</p>
${deliveryWarning(state, workspace)}
<div class="columns">
<section aria-label="Conversations"><ul class="rows card">${rows.join("") || emptyRow}</ul></section>
<div class="stack">
${newConversation(workspace, path, adminId)}
${tagList(workspace, path, adminId)}
${deliveryLog(state, workspace)}
</div></div>`,
  });
}

export function nameOf(contact: Contact | undefined): string {
  return contact?.name ?? contact?.email ?? "Unnamed visitor";
}

const emptyRow = '<li style="padding: 16px" class="soft">No conversations yet.</li>';

function conversationRow(
  workspace: Workspace,
  conversation: Conversation,
  adminId: string,
): string {
  const customer = nameOf(workspace.contacts.get(conversation.contactIds[0] ?? ""));
  const said = conversation.source?.body ?? conversation.parts[0]?.body ?? "";
  const snippet = htmlToText(said).slice(0, snippetLength);
  const tagIds = new Set(conversation.taggings.map(({ tagId }) => tagId));
  const chips = [...tagIds].map((id) => workspace.tags.get(id)?.name ?? "").map(chip);
  const href = `/workspaces/${encodeURIComponent(workspace.appId)}/conversations/${conversation.id}?as=${adminId}`;
  return `<li><a href="${href}">
<div class="line"><strong dir="auto">${escapeHtml(customer)}</strong>${timeOf(conversation.updatedAt)}</div>
<div class="snippet" dir="auto">${escapeHtml(snippet)}</div>
${chips.length > 0 ? `<div class="tags" style="margin-top: 6px">${chips.join("")}</div>` : ""}
</a></li>`;
}

function chip(name: string): string {
  return `<span class="chip plain">${escapeHtml(name)}</span>`;
}

function newConversation(workspace: Workspace, path: string, adminId: string): string {
  const customers = [...workspace.contacts.values()]
    .filter((contact) => contact.mergedInto === null)
    .map((contact) => option(contact.id, nameOf(contact)));
  return `<section class="card" aria-label="New conversation"><h2>New conversation</h2>
<form class="fields" method="post" action="${path}/conversations">${hidden("as", adminId)}
<div><label for="contact">Customer</label><select id="contact" name="contact" required>${customers.join("")}</select></div>
<div><label for="subject">Subject (optional)</label><input id="subject" name="subject" type="text"></div>
<div><label for="first">First message</label><textarea id="first" name="body" required></textarea></div>
<div><button class="primary">Start conversation</button></div></form></section>`;
}

function tagList(workspace: Workspace, path: string, adminId: string): string {
  const chips = [...workspace.tags.values()].map(({ name }) => chip(name));
  return `<section class="card" aria-label="Tags"><h2>Tags</h2>
<div class="tags">${chips.join("")}</div>
<form class="inline" style="margin-top: 12px" method="post" action="${path}/tags">${hidden("as", adminId)}
<label for="tag-name">Tag name</label><input id="tag-name" name="name" type="text" required>
<button>Create tag</button></form></section>`;
}
