import { escapeHtml } from "#tests/support/intercom-simulator/html-page.ts";
import { htmlToText } from "#tests/support/intercom-simulator/rest/plain-text.ts";
import type {
  Conversation,
  SimulatorState,
  Workspace,
} from "#tests/support/intercom-simulator/state.ts";
import { actingAs, consolePage, hidden, option, timeOf } from "./console-layout.ts";
import { deliveryLog, deliveryWarning } from "./delivery-log.ts";
import { eventLine, messageCard, tagTools } from "./message-card.ts";
import { nameOf } from "./workspace-page.ts";

export function conversationPage(
  state: SimulatorState,
  workspace: Workspace,
  conversation: Conversation,
  adminId: string,
): string {
  const customer = nameOf(workspace.contacts.get(conversation.contactIds[0] ?? ""));
  const home = `/workspaces/${encodeURIComponent(workspace.appId)}`;
  const path = `${home}/conversations/${conversation.id}`;
  const place = { workspace, conversation, adminId, path };
  const heading = conversation.title ? `${conversation.title} – ${customer}` : customer;
  return consolePage({
    title: heading,
    crumbs: [{ name: workspace.name, href: `${home}?as=${adminId}` }, { name: customer }],
    aside: actingAs(workspace, adminId),
    content: `<h1 dir="auto">${escapeHtml(heading)}</h1>
<p class="soft">Conversation ${conversation.id} · started ${timeOf(conversation.createdAt)}</p>
${deliveryWarning(state, workspace)}
<div class="columns">
<div class="stack">${thread(place).join("\n")}${replyForm(workspace, conversation, path, adminId)}</div>
<div class="stack">
<section class="card" aria-label="Conversation tags"><h2>Conversation tags</h2>
${tagTools({ ...place, messageId: null })}</section>
${deliveryLog(state, workspace)}
</div></div>`,
  });
}

function thread(place: {
  workspace: Workspace;
  conversation: Conversation;
  adminId: string;
  path: string;
}): string[] {
  const { source, createdAt, parts } = place.conversation;
  const first = source
    ? [
        messageCard(
          {
            id: source.id,
            author: source.author,
            body:
              source.subject && !place.conversation.title
                ? `${htmlToText(source.subject)}\n\n${source.body}`
                : source.body,
            at: createdAt,
            note: false,
            attachments: source.attachments.map(({ name }) => name),
          },
          { ...place, messageId: source.id },
        ),
      ]
    : [];
  const rest = parts.map((part) => {
    if (part.body === null) return eventLine(place.workspace, part);
    const { id, author, body, createdAt: at, partType, attachments } = part;
    const files = attachments.map(({ name }) => name);
    const message = { id, author, body, at, note: partType === "note", attachments: files };
    return messageCard(message, { ...place, messageId: id });
  });
  return [...first, ...rest];
}

function replyForm(
  workspace: Workspace,
  conversation: Conversation,
  path: string,
  adminId: string,
): string {
  const customers = conversation.contactIds.map((id) =>
    option(`contact:${id}`, `${nameOf(workspace.contacts.get(id))} (customer)`),
  );
  const admins = [...workspace.admins.values()].map(({ id, name }) =>
    option(`admin:${id}`, `${name} (teammate)`),
  );
  return `<section class="card" aria-label="Reply"><h2>Reply</h2>
<form class="fields" method="post" action="${path}/replies">${hidden("as", adminId)}
<div><label for="author">From</label><select id="author" name="author">${customers.join("")}${admins.join("")}</select></div>
<div><label for="reply">Message</label><textarea id="reply" name="body" required></textarea></div>
<div class="check"><input id="note" type="checkbox" name="note" value="yes"><label for="note" style="margin: 0">Internal note, for teammates only</label></div>
<div><button class="primary">Send reply</button></div></form></section>`;
}
