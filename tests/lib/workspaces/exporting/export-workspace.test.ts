import { beforeAll, expect, test } from "vitest";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import { exportWorkspace } from "#lib/workspaces/exporting/export-workspace.ts";
import { exportedTables } from "#lib/workspaces/exporting/exported-tables.ts";
import { fingerprint } from "#tests/security/support/fingerprint.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { type FullWorkspace, fullWorkspace } from "#tests/support/deletion/full-workspace.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: FullWorkspace;
let other: FullWorkspace;

beforeAll(async () => {
  [acme, other] = [await fullWorkspace(intercom), await fullWorkspace(intercom)];
});

type Line = { is: string; id?: string; [name: string]: unknown };

async function exported(): Promise<{ text: string; lines: Line[] }> {
  let text = "";
  for await (const piece of await exportWorkspace(acme.owner)) text += piece;
  const lines = text.trimEnd().split("\n");
  return { text, lines: lines.map((line): Line => JSON.parse(line)) };
}

test("S-G3 the export holds every row of every table that is exported, and its last line counts them", async () => {
  for (let at = 0; at < 450; at++) await addContact(acme.workspaceId, { name: `Person ${at}` });
  const { lines } = await exported();
  const rows = await fingerprint(acme.workspaceId);
  for (const { kind, table } of exportedTables) {
    const found = lines.filter(({ is }) => is === kind);
    expect(found.length, kind).toBe(Number(rows[table]?.split(":")[0]));
    expect(new Set(found.map((line) => JSON.stringify(line))).size, kind).toBe(found.length);
  }
  const members = lines.filter(({ is }) => is === "member");
  expect(members).toMatchObject([{ role: "admin" }, { role: "owner", name: "Noor Haddad" }]);
  expect(lines[0]).toMatchObject({ is: "workspace", slug: acme.owner.workspaceSlug });
  expect(lines.at(-1)).toMatchObject({ is: "end", member: 2, message: 7, person: 453 });
});

test("S-G3 every table of a workspace is exported, or says here why not", async () => {
  const why = {
    memberships: "as members, with their names and e-mail addresses",
    workspaces: "the first line",
    ...{ invitations: "a secret", oauth_states: "secrets" },
    ...{ deliveries: "what Intercom sent, as it sent it", rate_budgets: "of the moment" },
    ...{ contact_imports: "a run's progress", contact_import_seen: "a run's notes" },
    ...{ contact_import_companies: "a run's notes", intercom_teammates: "of Intercom's own" },
    ...{ erased_contacts: "they are to be forgotten", ticket_reads: "who has read what" },
    notifications: "who was told of what",
    ...{ bulk_actions: "the activity of tickets tells of them", bulk_changes: "likewise" },
    ...{ ticket_search: "made of what is exported", ticket_counts: "likewise" },
    contact_merges: "the changes of people tell of them",
  };
  const told = [...exportedTables.map(({ table }) => table), ...Object.keys(why)];
  expect(told.sort()).toEqual(Object.keys(await fingerprint(newId())).sort());
});

test("S-G3 S-B7 the export holds no secret, nobody who is being erased, and nothing of another workspace", async () => {
  const { workspaceId } = acme;
  const erasing = await addContact(workspaceId, { name: "Erased Whitcombe" });
  await database.contact.update({
    where: { workspaceId_id: { workspaceId, id: erasing } },
    data: { erasingSince: new Date(), deletedAt: new Date() },
  });
  const { text } = await exported();
  const connection = await database.intercomConnection.findUniqueOrThrow({
    where: { workspaceId },
  });
  const token = openToken(connection) ?? "";
  expect(token).toMatch(/\S{20,}/);
  for (const secret of [token, acme.invitation, "ciphertext", "hash", "Erased Whitcombe"]) {
    expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  }
  for (const foreign of [other.workspaceId, other.owner.workspaceSlug, other.userId]) {
    expect(text).not.toContain(foreign);
  }
});

test("S-L4 an export is in the audit log, and who is no admin any more gets none", async () => {
  const where = { workspaceId: acme.workspaceId, action: "Exported everything" };
  const before = await database.auditEntry.count({ where });
  await exported();
  expect(await database.auditEntry.count({ where })).toBe(before + 1);
  await database.membership.update({
    where: { workspaceId_userId: { workspaceId: acme.workspaceId, userId: acme.admin.userId } },
    data: { role: "member" },
  });
  await expect(exportWorkspace(acme.admin)).rejects.toThrow("forbidden");
});
