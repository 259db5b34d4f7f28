import type { Context } from "#tests/support/intercom-simulator/context.ts";
import { escapeHtml } from "#tests/support/intercom-simulator/html-page.ts";
import {
  type Answer,
  type Exchange,
  htmlAnswer,
  readFields,
  redirectAnswer,
} from "#tests/support/intercom-simulator/http-exchange.ts";
import type { Workspace } from "#tests/support/intercom-simulator/state.ts";
import { openWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import { consolePage } from "./console-layout.ts";
import { actOnConversation } from "./conversation-actions.ts";
import { conversationPage } from "./conversation-page.ts";
import { indexPage } from "./index-page.ts";
import { workspacePage } from "./workspace-page.ts";

/** Null: the address belongs to no page of the console. */
export async function consoleAnswer(context: Context, exchange: Exchange): Promise<Answer | null> {
  const { path, method, query } = exchange;
  if (path === "/" && method === "GET") return htmlAnswer(200, indexPage(context.state));
  const [top, appId = "", kind, id = "", action = ""] = path.split("/").slice(1);
  if (top !== "workspaces") return null;
  const workspace = context.state.workspaces.get(decodeURIComponent(appId));
  if (!workspace) return problem(404, "There is no such workspace.");
  const conversation = workspace.conversations.get(id);
  if (kind === "conversations" && id && !conversation) {
    return problem(404, "This conversation was deleted.");
  }
  if (method === "POST") {
    const fields = readFields(exchange);
    const act = conversation
      ? () => actOnConversation(context, { workspace, conversation, action, fields })
      : () => actOnWorkspace(context, workspace, kind, fields);
    return answerAction(context, act);
  }
  const adminId = chosenAdmin(workspace, query.get("as"));
  const page = conversation
    ? conversationPage(context.state, workspace, conversation, adminId)
    : workspacePage(context.state, workspace, adminId);
  return htmlAnswer(200, page);
}

/** The log on the next page shows what became of the webhook. */
async function answerAction(context: Context, act: () => Promise<string>): Promise<Answer> {
  try {
    const location = await act();
    await context.sender.settled();
    return redirectAnswer(303, location);
  } catch (error) {
    return problem(400, error instanceof Error ? error.message : "This did not work.");
  }
}

async function actOnWorkspace(
  context: Context,
  record: Workspace,
  kind: string | undefined,
  fields: Record<string, string>,
): Promise<string> {
  const workspace = openWorkspace(context, record);
  const home = `/workspaces/${encodeURIComponent(record.appId)}`;
  const as = `?as=${encodeURIComponent(fields.as ?? "")}`;
  if (kind === "tags") {
    if (!fields.name?.trim()) throw new Error("Give the tag a name.");
    workspace.addTag(fields.name.trim());
    return home + as;
  }
  if (kind !== "conversations") throw new Error("There is nothing to do here.");
  if (!fields.body?.trim()) throw new Error("Write a message first.");
  const conversation = workspace.addConversation({
    contacts: [{ id: fields.contact ?? "" }],
    body: fields.body.trim(),
    ...(fields.subject && { subject: fields.subject, title: fields.subject }),
  });
  return `${home}/conversations/${conversation.id}${as}`;
}

function chosenAdmin(workspace: Workspace, asked: string | null): string {
  const [first = ""] = workspace.admins.keys();
  return asked !== null && workspace.admins.has(asked) ? asked : first;
}

function problem(status: number, message: string): Answer {
  const content = `<h1>That did not work</h1><p role="alert">${escapeHtml(message)}</p>`;
  return htmlAnswer(status, consolePage({ title: "Problem", crumbs: [], content }));
}
