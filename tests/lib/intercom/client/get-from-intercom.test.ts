import http from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { getFromIntercom } from "#lib/intercom/client/get-from-intercom.ts";
import { eventually } from "#tests/support/eventually.ts";

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
  more: {
    onAnswer?: () => Promise<void>;
    query?: Record<string, string | null>;
    timeoutMs?: number;
  } = {},
) =>
  getFromIntercom({
    region: "US",
    token: "secret",
    path: "/contacts",
    permission: "Read and list users and companies",
    timeoutMs: 60_000,
    ...more,
  });

const tooLarge = { kind: "unavailable", message: "Intercom’s answer was too large" };

test("B5 an answer that does not begin is given up", async () => {
  await answering(() => undefined);
  await expect(get({ timeoutMs: 400 })).rejects.toMatchObject({ kind: "unavailable" });
});

test("B5 an answer has ten seconds to begin, and may take longer to end", async () => {
  await answering((request, response) => {
    if (request.url === "/contacts?fault=silent") return;
    response.write('{"data":');
    setTimeout(() => response.end("[]}"), 11_000);
  });
  const startedAt = performance.now();
  const silent = get({ query: { fault: "silent" } })
    .catch((error) => error.message)
    .then((message) => [message, Math.round((performance.now() - startedAt) / 2_000)]);
  const [gaveUp, answer] = await Promise.all([silent, get()]);
  expect(gaveUp).toEqual(["Intercom did not answer in time", 5]);
  expect(answer).toEqual({ data: [] });
});

test("B6 an answer that comes a byte at a time is cut off as a whole", async () => {
  await answering((_, response) => {
    const drip = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drip));
  });
  await expect(get({ timeoutMs: 400 })).rejects.toMatchObject({
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
  await expect(get()).rejects.toMatchObject(tooLarge);
});

test("B9 I14 two hundred megabytes packed into a few are not unpacked", async () => {
  const packed = gzipSync(Buffer.alloc(200 * 1024 * 1024, " "));
  await answering((_, response) => {
    response.writeHead(200, { "content-encoding": "gzip" }).end(packed);
  });
  const before = process.memoryUsage().rss;
  await expect(get()).rejects.toMatchObject(tooLarge);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

test.each([
  ["breaks off", (packed: Buffer) => packed.subarray(0, packed.length / 2)],
  ["is none", () => Buffer.from('{"data":[]}')],
])("B9 a packed answer that %s has not been answered", async (_what, spoil) => {
  await answering((_, response) => {
    const body = spoil(gzipSync(Buffer.alloc(100_000, '{"data":[]}')));
    response.writeHead(200, { "content-encoding": "gzip" }).end(body);
  });
  await expect(get()).rejects.toMatchObject({ kind: "unavailable" });
});

test("B5 B6 B9 whatever is given up gives its connection back", async () => {
  let open = 0;
  await answering((request, response) => {
    if (request.url === "/contacts?fault=silent") return;
    response.write(Buffer.alloc(21 * 1024 * 1024, " "));
  });
  servers[0]?.on("connection", (socket) => {
    open += 1;
    socket.on("close", () => {
      open -= 1;
    });
  });
  await expect(get({ query: { fault: "silent" }, timeoutMs: 400 })).rejects.toThrow("in time");
  await expect(get({ query: { fault: "endless" } })).rejects.toMatchObject(tooLarge);
  await eventually(() => open === 0);
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
