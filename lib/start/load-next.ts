import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

type Loaded = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close: () => Promise<void>;
};

type Options = { folder: string; dev: boolean; host: string; port: number };

export function isBuilt(folder: string): boolean {
  return existsSync(path.join(folder, process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID"));
}

/** Next as a library: it does not listen itself. */
export async function loadNext({ folder, dev, host, port }: Options): Promise<Loaded> {
  const { default: next } = await import("next");
  const app = next({ dir: folder, dev, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { handle: (request, response) => handle(request, response), close: () => app.close() };
}
