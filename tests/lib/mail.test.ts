import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { mailResetLink } from "#lib/auth/resets/mail-reset-link.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { mailInvitation } from "#lib/workspaces/invitations/invite-member.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { freePort } from "#tests/support/free-port.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

let server: Server;
let received: string[] = [];

beforeAll(async () => {
  const port = await freePort();
  server = await listen(port);
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  process.env.MAIL_FROM = "Timebook <timebook@acme.example>";
  await useTestDatabase();
});

afterAll(() => {
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
  globalThis.timebookEnv = undefined;
  server.close();
});

beforeEach(() => {
  received = [];
});

test("an invitation is mailed as plain text to the one address", async () => {
  const { workspaceId } = await addWorkspace({ slug: "acme", products: [["MOB", "Mobile app"]] });
  const { admin } = await addAdmin(workspaceId);
  const link = "https://timebook.example/invite/the-token";
  expect(await mailInvitation(admin, "ana@acme.example", link)).toBe("sent");
  const [mail = ""] = received;
  expect(mail).toMatch(/^RCPT TO:<ana@acme\.example>/m);
  expect(mail.match(/^RCPT TO/gm)).toHaveLength(1);
  expect(mail).toMatch(/Content-Type: text\/plain/);
  expect(mail).toContain(link);
});

test("a name cannot add a header or a recipient", async () => {
  const { workspaceId } = await addWorkspace({ slug: "evil", products: [["MOB", "Mobile app"]] });
  const { admin } = await addAdmin(workspaceId);
  const hostile = { ...admin, userName: "Eve\r\nBcc: all@acme.example" };
  await mailInvitation(hostile, "ana@acme.example", "link");
  const [mail = ""] = received;
  expect(mail.match(/^RCPT TO/gm)).toHaveLength(1);
  expect(mail.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/im);
});

test("a reset link goes to whoever has an account, and to nobody else", async () => {
  const id = newId();
  const email = `${id}@acme.example`;
  await database.user.create({ data: { id, email, name: "Noor", passwordHash: "none" } });
  await mailResetLink("nobody@acme.example");
  expect(received).toEqual([]);
  await mailResetLink(email);
  expect(received[0]).toMatch(/\/reset\/[\w-]{43}/);
});

test("a mail server that refuses is logged, and the person who asked is told nothing new", async () => {
  const id = newId();
  const email = `${id}@refused.example`;
  await database.user.create({ data: { id, email, name: "Noor", passwordHash: "none" } });
  await expect(mailResetLink(email)).resolves.toBeUndefined();
  const { workspaceId } = await addWorkspace({
    slug: "refused",
    products: [["MOB", "Mobile app"]],
  });
  const { admin } = await addAdmin(workspaceId);
  expect(await mailInvitation(admin, email, "link")).toBe("not sent");
  expect(received).toEqual([]);
});

/** As much SMTP as one mail needs; a recipient at refused.example is not taken. */
function listen(port: number): Promise<Server> {
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
