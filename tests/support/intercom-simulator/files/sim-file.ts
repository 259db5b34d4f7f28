import type { Context } from "#tests/support/intercom-simulator/context.ts";
import type { Answer, Exchange } from "#tests/support/intercom-simulator/http-exchange.ts";
import type { Attachment, Workspace } from "#tests/support/intercom-simulator/state.ts";
import type { KeptFile } from "./kept-file.ts";
import { isGoodLink } from "./signed-link.ts";

export type NewFile = Partial<Omit<KeptFile, "bytes">> & {
  name: string;
  bytes: Uint8Array | string;
};

/** A file at Intercom, to attach to a message or to name in one. What it says of itself may be untrue. */
export function addFile({ state }: Context, workspace: Workspace, given: NewFile): Attachment {
  const id = String(workspace.files.size + 1);
  const bytes = Buffer.from(given.bytes);
  const { contentType = "image/png", ...behaviour } = given;
  workspace.files.set(id, { ...behaviour, contentType, bytes });
  const url = `${state.url}/i/o/${workspace.appId}/${id}/${encodeURIComponent(given.name)}`;
  return { name: given.name, url, contentType, filesize: bytes.length, width: null, height: null };
}

/** Null: the address belongs to no file. */
export function answerFile({ state }: Context, { path, query }: Exchange): Answer | null {
  const [, appId = "", id = ""] = /^\/i\/o\/([^/]+)\/(\d+)\//.exec(path) ?? [];
  const file = state.workspaces.get(appId)?.files.get(id);
  if (!file) return null;
  file.asked = (file.asked ?? 0) + 1;
  if (!isGoodLink(appId, id, query)) return { status: 403, body: "Request has expired" };
  if (file.location) return { status: 302, headers: { location: file.location } };
  if (file.status) return { status: file.status, body: "No" };
  const headers = { "content-type": file.contentType };
  return { status: 200, headers, bytes: file.bytes, ...(file.drip && { drip: file.drip }) };
}
