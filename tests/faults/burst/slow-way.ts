import net from "node:net";
import { z } from "zod";

export type SlowWay = Awaited<ReturnType<typeof startSlowWay>>;

/** A way to PostgreSQL on which every answer takes so much longer, and none overtakes another. */
export async function startSlowWay(databaseUrl: string, answerDelayMs: number) {
  const { hostname, port: targetPort } = new URL(databaseUrl);
  const open = new Set<net.Socket>();
  let delayMs = answerDelayMs;
  function keep(socket: net.Socket): void {
    open.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
  }
  const server = net.createServer((client) => {
    const postgres = net.connect(Number(targetPort), hostname);
    for (const socket of [client, postgres]) keep(socket);
    client.pipe(postgres);
    client.on("close", () => postgres.destroy());
    // Timers of one length end in the order in which they were set.
    const later = (work: () => void) => void setTimeout(work, delayMs);
    postgres.on("data", (piece) => later(() => client.write(piece)));
    postgres.on("close", () => later(() => client.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const url = new URL(databaseUrl);
  url.port = String(port);
  return {
    url: url.href,
    /** From now on it is as fast as the direct way, once what is under way has arrived. */
    hurry(): void {
      delayMs = 0;
    },
    async stop(): Promise<void> {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
