import http from "node:http";
import { freePort } from "./free-port.ts";

export type ServedPage = { body: string; headers?: Record<string, string> };

/** Another origin on this machine, with pages that the test writes. A page the browser has answered by itself
 * counts as one of the public internet, from which it lets nobody reach this machine. */
export async function servePages(pages: Map<string, ServedPage>) {
  const port = await freePort();
  const server = http.createServer((request, response) => {
    const page = pages.get(request.url ?? "");
    response.writeHead(page ? 200 : 404, {
      "content-type": "text/html; charset=utf-8",
      ...page?.headers,
    });
    response.end(page?.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
