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

/** Every server action of the build, by the file and name it was written under. */
export function builtActions(): Action[] {
  const folder = path.join(project, process.env.NEXT_DIST_DIR ?? ".next");
  const text = readFileSync(path.join(folder, "server/server-reference-manifest.json"), "utf8");
  return Object.entries(manifest.parse(JSON.parse(text)).node)
    .map(([id, { filename, exportedName, workers }]) => ({
      name: `${filename} ${exportedName}`,
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
  const headers = new Headers({ origin: new URL(url).origin, "next-action": id });
  if (sent.cookie) headers.set("cookie", sent.cookie);
  for (const [name, value] of Object.entries(sent.headers ?? {})) headers.set(name, value);
  return fetch(url, { method: "POST", body, headers, redirect: "manual" });
}
