import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

type Loaded = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close: () => Promise<void>;
};

type Options = { folder: string; dev: boolean; appUrl: string; port: number };

export function isBuilt(folder: string): boolean {
  return existsSync(path.join(folder, process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID"));
}

/** Next as a library: it does not listen itself. */
export async function loadNext({ folder, dev, appUrl, port }: Options): Promise<Loaded> {
  const { default: next } = await import("next");
  // Not the address we listen on: in development Next serves its reload stream to this name only.
  const { hostname } = new URL(appUrl);
  const app = next({ dir: folder, dev, hostname, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { handle: (request, response) => handle(request, response), close: () => app.close() };
}
