import http from "node:http";
import net from "node:net";
import { text } from "node:stream/consumers";

export type Asked = {
  method?: string;
  path?: string;
  body?: string | Uint8Array;
  headers?: http.OutgoingHttpHeaders;
};

export type Answered = { status: number; headers: http.IncomingHttpHeaders; text: string };

export const webhookPath = "/api/intercom/webhook";

/** One request on a connection of its own, with every header just as given. */
export function ask(url: string, asked: Asked = {}): Promise<Answered> {
  const { method = "POST", path = webhookPath, body, headers = {} } = asked;
  return new Promise((resolve, reject) => {
    const request = http.request(url + path, { method, headers, agent: false });
    request.once("error", reject);
    request.once("response", (response) => {
      text(response).then(
        (read) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: read }),
        reject,
      );
    });
    request.end(body);
  });
}

type Raw = {
  /** Sent one after the other, until the other side hangs up. */
  pieces: Iterable<string | Uint8Array>;
  /** Say that nothing more comes. */
  end?: boolean;
};

/** Whatever bytes, answered by whatever bytes until the connection closes. */
export async function askRaw(
  url: string,
  { pieces, end = false }: Raw,
): Promise<{ answer: string; sentBytes: number }> {
  const { hostname, port } = new URL(url);
  const socket = net.connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let answer = "";
  let sentBytes = 0;
  socket.setEncoding("latin1").on("data", (piece) => {
    answer += piece;
  });
  const closed = new Promise<void>((resolve) => {
    socket.once("end", () => socket.destroy());
    socket.once("error", () => socket.destroy());
    socket.once("close", () => resolve());
  });
  for (const piece of pieces) {
    if (socket.destroyed) break;
    sentBytes += Buffer.byteLength(piece);
    const flushed = socket.write(piece);
    if (!flushed) await Promise.race([closed, new Promise((go) => socket.once("drain", go))]);
  }
  if (end) socket.end();
  await closed;
  return { answer, sentBytes };
}
