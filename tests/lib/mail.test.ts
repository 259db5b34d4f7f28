import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { mailResetLink } from "#lib/auth/resets/mail-reset-link.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { mailInvitation } from "#lib/workspaces/invitations/invite-member.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import { addWorkspace } from "#tests/support/connect-workspace.ts";
import { type MailServer, startMailServer } from "#tests/support/mail-server.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

let server: MailServer;

beforeAll(async () => {
  server = await startMailServer();
  await useTestDatabase();
});

afterAll(() => server.stop());

beforeEach(() => {
  server.received.length = 0;
});

test("an invitation is mailed as plain text to the one address", async () => {
  const { workspaceId } = await addWorkspace({ slug: "acme", products: [["MOB", "Mobile app"]] });
  const { admin } = await addAdmin(workspaceId);
  const link = "https://timebook.example/invite/the-token";
  expect(await mailInvitation(admin, "ana@acme.example", link)).toBe("sent");
  const [mail = ""] = server.received;
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
  const [mail = ""] = server.received;
  expect(mail.match(/^RCPT TO/gm)).toHaveLength(1);
  expect(mail.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/im);
});

test("a reset link goes to whoever has an account, and to nobody else", async () => {
  const id = newId();
  const email = `${id}@acme.example`;
  await database.user.create({ data: { id, email, name: "Noor", passwordHash: "none" } });
  await mailResetLink("nobody@acme.example");
  expect(server.received).toEqual([]);
  await mailResetLink(email);
  expect(server.received[0]).toMatch(/\/reset\/[\w-]{43}/);
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
  expect(server.received).toEqual([]);
});
