import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

export type Action = { name: string; id: string; page: string };

const project = path.resolve(import.meta.dirname, "../../..");
const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({
      exportedName: z.string(),
      filename: z.string(),
      workers: z.record(z.string(), z.unknown()),
    }),
  ),
});

export const builtFolder = path.join(project, process.env.NEXT_DIST_DIR ?? ".next");

/** Every server action of the build, by the file and name it was written under. */
export function builtActions(folder = builtFolder): Action[] {
  const text = readFileSync(path.join(folder, "server/server-reference-manifest.json"), "utf8");
  return Object.entries(manifest.parse(JSON.parse(text)).node)
    .map(([id, { filename, exportedName, workers }]) => ({
      name: `${filename.slice(filename.indexOf("app/"))} ${exportedName}`,
      id,
      page: (Object.keys(workers)[0] ?? "").replace(/^app/, "").replace(/\/page$/, ""),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

type Sent = {
  cookie?: string;
  fields?: [name: string, value: string | File][];
  headers?: Record<string, string>;
};

/** Posts to the action as a page's script does. */
export function callAction(url: string, id: string, sent: Sent): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of sent.fields ?? []) body.append(`_1_${name}`, value);
  body.append("0", '[{"ok":false},"$K1"]');
  const accept = "text/x-component";
  const headers = new Headers({ origin: new URL(url).origin, "next-action": id, accept });
  if (sent.cookie) headers.set("cookie", sent.cookie);
  for (const [name, value] of Object.entries(sent.headers ?? {})) headers.set(name, value);
  return fetch(url, { method: "POST", body, headers, redirect: "manual" });
}

/** Posts to the action as a browser without scripts does. */
export function submitAction(url: string, id: string, sent: Sent): Promise<Response> {
  const body = new FormData();
  body.append("$ACTION_REF_1", "");
  body.append("$ACTION_1:0", JSON.stringify({ id, bound: "$@1" }));
  body.append("$ACTION_1:1", '[{"ok":false}]');
  body.append("$ACTION_KEY", "a form");
  for (const [name, value] of sent.fields ?? []) body.append(name, value);
  const headers = new Headers({ origin: new URL(url).origin });
  if (sent.cookie) headers.set("cookie", sent.cookie);
  return fetch(url, { method: "POST", body, headers, redirect: "manual" });
}
