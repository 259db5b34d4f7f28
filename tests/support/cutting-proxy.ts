import net from "node:net";
import { afterAll } from "vitest";

export type CuttingProxy = {
  url: string;
  /** Cuts the connection once so many more bytes of answers have gone through. */
  cutAfter(bytes: number): void;
  hasCut(): boolean;
};

/** Stands between this test file's own code and a server, and lets everything through until it is told to cut. */
export async function useCuttingProxy(target: string): Promise<CuttingProxy> {
  let left = Number.POSITIVE_INFINITY;
  let hasCut = false;
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(new URL(target).port), "127.0.0.1");
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on("data", (chunk) => {
      const isCut = chunk.length >= left;
      client.write(chunk.subarray(0, left), () => isCut && client.destroy());
      left = isCut ? Number.POSITIVE_INFINITY : left - chunk.length;
      hasCut ||= isCut;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    cutAfter(bytes) {
      left = bytes;
      hasCut = false;
    },
    hasCut: () => hasCut,
  };
}
