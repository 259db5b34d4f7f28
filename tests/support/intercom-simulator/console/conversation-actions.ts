import type { Context } from "#tests/support/intercom-simulator/context.ts";
import type { Conversation, Workspace } from "#tests/support/intercom-simulator/state.ts";
import { openWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";

export type ConversationAction = {
  workspace: Workspace;
  conversation: Conversation;
  action: string;
  fields: Record<string, string>;
};

/** Returns where to look next; throws a sentence for the person at the console. */
export async function actOnConversation(
  context: Context,
  { workspace: record, conversation, action, fields }: ConversationAction,
): Promise<string> {
  const workspace = openWorkspace(context, record);
  const { id } = conversation;
  const back = pageOf(record, conversation, fields.as ?? "");
  const request = {
    tagId: fields.tag ?? "",
    ...(fields.as && { adminId: fields.as }),
    partId: fields.message ?? null,
  };
  const place = fields.message ? `#message-${fields.message}` : "";
  if (action === "tag") {
    await workspace.tag(id, request);
    return back + place;
  }
  if (action === "untag") {
    workspace.untag(id, request);
    return back + place;
  }
  if (action !== "replies") throw new Error("There is nothing to do here.");
  if (!fields.body?.trim()) throw new Error("Write a message first.");
  const author = findAuthor(record, fields.author ?? "");
  const note = fields.note === "yes" && !("role" in author);
  const body = fields.body.trim();
  const part = note ? workspace.note(id, { author, body }) : workspace.reply(id, { author, body });
  return `${back}#message-${part.id}`;
}

function findAuthor(workspace: Workspace, chosen: string) {
  const [kind, id = ""] = chosen.split(":");
  const author = kind === "admin" ? workspace.admins.get(id) : workspace.contacts.get(id);
  if (author) return author;
  throw new Error("Choose who is writing.");
}

function pageOf(workspace: Workspace, conversation: Conversation, adminId: string): string {
  const home = `/workspaces/${encodeURIComponent(workspace.appId)}`;
  return `${home}/conversations/${conversation.id}?as=${encodeURIComponent(adminId)}`;
}
