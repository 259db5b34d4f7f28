import net from "node:net";

/** One HTTP/1.1 connection that is kept open and, when the server closes it, made anew at the next request. */
export type KeepAliveConnection = {
  /** Resolves with the status of the answer, 0 where none came. One request at a time. */
  send(request: Uint8Array): Promise<number>;
  close(): void;
};

type Waiting = (status: number) => void;

const headEnd = "\r\n\r\n";

/** Bare sockets: what a client library costs would be taken from the server on the same machine. */
export function keepAliveConnection(host: string, port: number): KeepAliveConnection {
  let socket: net.Socket | null = null;
  let waiting: Waiting | null = null;
  let received = "";

  function settle(status: number): void {
    const resolve = waiting;
    waiting = null;
    received = "";
    resolve?.(status);
  }
  function connect(): net.Socket {
    const opened = net.connect({ host, port, noDelay: true });
    opened.setEncoding("latin1");
    opened.on("data", (piece: string) => {
      received += piece;
      const status = statusOfWhole(received);
      if (status === null) return;
      if (isLast(received)) socket = null;
      settle(status);
    });
    opened.on("error", () => opened.destroy());
    opened.on("close", () => {
      if (socket !== opened) return;
      socket = null;
      settle(0);
    });
    return opened;
  }
  return {
    send(request) {
      socket ??= connect();
      socket.write(request);
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    close: () => socket?.destroy(),
  };
}

/** Whether the server takes no other request here: it closes a moment later. */
function isLast(received: string): boolean {
  return /\r\nconnection: *close\r\n/i.test(received.slice(0, received.indexOf(headEnd) + 2));
}

/** The status once head and body are all there; answers of unknown length do not occur. */
function statusOfWhole(received: string): number | null {
  const end = received.indexOf(headEnd);
  if (end < 0) return null;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, end))?.[1] ?? "0";
  if (received.length < end + headEnd.length + Number(length)) return null;
  return Number(received.slice(9, 12));
}
