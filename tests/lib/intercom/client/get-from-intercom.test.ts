import http from "node:http";
import { afterEach, expect, test } from "vitest";
import { getFromIntercom } from "#lib/intercom/client/get-from-intercom.ts";

const servers: http.Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function answering(answer: http.RequestListener): Promise<void> {
  const server = http.createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  process.env.INTERCOM_API_URL = `http://127.0.0.1:${address.port}`;
  globalThis.timebookEnv = undefined;
}

const get = (
  more: { onAnswer?: () => Promise<void>; query?: Record<string, string | null> } = {},
) =>
  getFromIntercom({
    region: "US",
    token: "secret",
    path: "/contacts",
    permission: "Read and list users and companies",
    timeoutMs: 400,
    ...more,
  });

test("B5 an answer that does not begin is given up", async () => {
  await answering(() => undefined);
  await expect(get()).rejects.toMatchObject({ kind: "unavailable" });
});

test("B6 an answer that comes a byte at a time is cut off as a whole", async () => {
  await answering((_, response) => {
    const drip = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drip));
  });
  await expect(get()).rejects.toMatchObject({
    kind: "unavailable",
    message: "Intercom did not answer in time",
  });
});

test("B7 an answer that breaks off has not been answered", async () => {
  await answering((_, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write('{"data":[');
    setTimeout(() => response.destroy(), 20);
  });
  await expect(get()).rejects.toMatchObject({ kind: "unavailable" });
});

test("B9 an answer larger than twenty megabytes is refused", async () => {
  await answering((_, response) => {
    const large = Buffer.alloc(1024 * 1024, " ");
    const pour = () => {
      while (!response.destroyed && response.write(large));
    };
    response.on("drain", pour);
    pour();
  });
  await expect(get()).rejects.toMatchObject({ kind: "unavailable" });
});

test("an answer's headers are heard of before it is judged, and what is null is not asked", async () => {
  const asked: (string | undefined)[] = [];
  await answering((request, response) => {
    asked.push(request.url, request.headers["intercom-version"]?.toString());
    response.writeHead(500).end();
  });
  let heard = 0;
  const onAnswer = async () => {
    heard += 1;
  };
  await expect(get({ onAnswer, query: { per_page: "150", after: null } })).rejects.toThrow("500");
  expect(heard).toBe(1);
  expect(asked).toEqual(["/contacts?per_page=150", "2.16"]);
});
