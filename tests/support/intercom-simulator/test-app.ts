import http from "node:http";

type Received = { method: string; headers: http.IncomingHttpHeaders; bytes: Buffer };

export type TestApp = {
  url: string;
  received: Received[];
  /** One status for each request to come; 200 when they are used up. */
  answerWith(...statuses: (number | "never")[]): void;
  stop(): Promise<void>;
};

/** The other end of a webhook: it answers what a test tells it to and keeps the bytes. */
export async function startTestApp(): Promise<TestApp> {
  const received: Received[] = [];
  const planned: (number | "never")[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method = "", headers } = request;
    received.push({ method, headers, bytes: Buffer.concat(chunks) });
    const status = planned.shift() ?? 200;
    if (status !== "never") response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    received,
    answerWith: (...statuses) => void planned.push(...statuses),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
