import { once } from "node:events";
import net from "node:net";

type Drip = {
  /** What each socket sends at once, and then one of every second. */
  head: string;
  drop: string;
  sockets: number;
};

/** Sockets that never finish what they begin. Resolves when all are open; `cut` when the other side has closed them all. */
export async function drip(url: string, { head, drop, sockets }: Drip) {
  const { hostname, port } = new URL(url);
  const all = Array.from({ length: sockets }, () => net.connect(Number(port), hostname));
  const answers = all.map((socket) => collect(socket));
  await Promise.all(all.map((socket) => once(socket, "connect")));
  const startedAt = performance.now();
  for (const socket of all) socket.write(head);
  const timer = setInterval(() => {
    for (const socket of all) if (socket.writable) socket.write(drop);
  }, 1_000);
  const cut = Promise.all(answers)
    .then((read) => ({ answers: read, lastedMs: performance.now() - startedAt }))
    .finally(() => clearInterval(timer));
  return { cut };
}

function collect(socket: net.Socket): Promise<string> {
  let answer = "";
  socket.setEncoding("latin1").on("data", (piece) => {
    answer += piece;
  });
  // A reset is one of the ways to be cut off.
  socket.on("error", () => undefined);
  return new Promise((resolve) => socket.once("close", () => resolve(answer)));
}
