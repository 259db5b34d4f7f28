import { createServer, type Server } from "node:net";
import { freePort } from "./free-port.ts";

export type MailServer = { received: string[]; stop(): void };

/** Where this process sends its mail from here on. To be started before the database is. */
export async function startMailServer(): Promise<MailServer> {
  const port = await freePort();
  const received: string[] = [];
  const server = await listen(port, received);
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  process.env.MAIL_FROM = "Timebook <timebook@acme.example>";
  globalThis.timebookEnv = undefined;
  return {
    received,
    stop() {
      delete process.env.SMTP_URL;
      delete process.env.MAIL_FROM;
      globalThis.timebookEnv = undefined;
      server.close();
    },
  };
}

/** As much SMTP as one mail needs; a recipient at refused.example is not taken. */
function listen(port: number, received: string[]): Promise<Server> {
  const smtp = createServer((socket) => {
    let text = "";
    let inBody = false;
    socket.write("220 test\r\n");
    socket.on("error", () => undefined);
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (inBody) {
        if (!text.endsWith("\r\n.\r\n")) return;
        inBody = false;
        received.push(text);
        socket.write("250 taken\r\n");
      } else if (/^DATA\r\n$/m.test(chunk)) {
        inBody = true;
        socket.write("354 go on\r\n");
      } else if (chunk.startsWith("QUIT")) socket.end("221 bye\r\n");
      else socket.write(chunk.includes("refused.example") ? "550 no\r\n" : "250 ok\r\n");
    });
  });
  return new Promise((resolve) => smtp.listen(port, "127.0.0.1", () => resolve(smtp)));
}
