import { createServer, type RequestListener, type Server } from "node:http";

/** A server whose clients cannot hold it up: a request that does not arrive in time is cut off. */
export async function listen(
  { host, port }: { host: string; port: number },
  listener: RequestListener,
): Promise<Server> {
  const server = createServer(
    {
      connectionsCheckingInterval: 1_000,
      headersTimeout: 8_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 65_000,
    },
    listener,
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return server;
}

/** Takes no more requests, and ends the streams that would stay open for ever. */
export async function closeServer(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(timer);
}
