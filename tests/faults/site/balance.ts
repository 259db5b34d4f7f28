import net from "node:net";

export type Balancer = {
  url: string;
  /** The ports of the servers behind it, in the order they are asked. */
  ports: number[];
  stop: () => Promise<void>;
};

/** One address before several servers, taking turns; who does not answer is passed over. */
export async function startBalancer(): Promise<Balancer> {
  const ports: number[] = [];
  const open = new Set<net.Socket>();
  let turn = 0;
  const keep = (socket: net.Socket) => {
    open.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => open.delete(socket));
  };
  const server = net.createServer((client) => {
    keep(client);
    const first = turn++;
    pass(
      client,
      ports.map((_, at) => ports[(first + at) % ports.length] ?? 0),
      keep,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The balancer has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    ports,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(client: net.Socket, [port, ...others]: number[], keep: (socket: net.Socket) => void) {
  if (port === undefined) return client.destroy();
  const server = net.connect(port, "127.0.0.1");
  const tryNext = () => pass(client, others, keep);
  server.once("error", tryNext);
  server.once("connect", () => {
    server.off("error", tryNext);
    keep(server);
    client.once("close", () => server.destroy());
    server.once("close", () => client.end());
    client.pipe(server).pipe(client);
  });
}
