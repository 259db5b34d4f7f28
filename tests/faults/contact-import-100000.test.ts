import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "#lib/database/pool.ts";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import { memoryFlags } from "#lib/start/memory-flags.ts";
import { memoryOf } from "#tests/bench/process-figures.ts";
import { eventually } from "#tests/support/eventually.ts";
import { type ContactStory, contactStory, latestRun } from "#tests/support/imported-contacts.ts";
import type { Company, Contact } from "#tests/support/intercom-simulator/state.ts";
import type { NewContact } from "#tests/support/intercom-simulator/workspace/people.ts";
import type { App } from "#tests/support/start-app.ts";
import { startWorker } from "#tests/support/start-worker.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

const { url: databaseUrl } = await useTestDatabase();
const intercom = await useIntercom();
const count = 100_000;
const longestMs = 540_000;
const limit = 166;
const windowMs = 10_000;
const names = [
  "Zoë Ünal 🙂",
  "佐藤 美咲",
  "ليلى الحداد",
  "Łukasz Żak",
  "O’Brien-Ñuñez",
  "김지훈",
  "A\u0301sa",
];
let worker: App;
let acme: ContactStory;

beforeAll(async () => {
  const env = { NODE_OPTIONS: memoryFlags.worker.join(" ") };
  worker = await startWorker({ databaseUrl, intercom, env });
  acme = await contactStory(intercom);
  const { sim } = acme;
  const firms = Array.from({ length: 30 }, (_, at) => sim.addCompany({ name: `Firm ${at}` }));
  sim.setRateLimit(limit, windowMs);
  sim.addContacts(count, (index) => somebody(index, firms));
});
afterAll(() => worker?.stop());

/** Every third is a lead; some lack a name or an e-mail, share one with others, or belong to 12 companies. */
function somebody(index: number, firms: Company[]): NewContact {
  const isLead = index % 3 === 0;
  const belongsTo = index % 5_000 === 0 ? 12 : index % 4 === 0 ? 1 : 0;
  return {
    role: isLead ? "lead" : "user",
    name: index % 7 === 0 ? null : `${names[index % names.length]} ${index}`,
    email: index % 11 === 0 ? null : `person${index % 5 === 0 ? "" : index}@firm.example`,
    phone: index % 13 === 0 ? `+353 1 ${index}` : null,
    externalId: isLead ? null : `customer-${index}`,
    avatarUrl: index % 6 === 0 ? `https://pictures.example/${index}.png` : null,
    ownerId: index % 9 === 0 ? String(4_000 + index) : null,
    ...(index % 2 === 0 && { city: "São Paulo", region: "SP", country: "Brazil" }),
    companies: firms.slice(0, belongsTo),
    customAttributes: { plan: "Téam", seats: index % 50, beta: index % 2 === 0, empty: null },
    lastSeenAt: index % 8 === 0 ? null : 1_750_000_000 + index,
    createdAt: 1_600_000_000 + index,
    updatedAt: 1_740_000_000 + index,
  };
}

test("B24 I11 100,000 people under a limit of 166: all in, every field equal to Intercom's, no call too many, the count never goes back, memory stays flat", async () => {
  const { turn, workspaceId, sim } = acme;
  const seen: number[] = [];
  const memory: number[] = [];
  await turn(true);
  await eventually(async () => {
    const run = await latestRun(workspaceId);
    seen.push(run.seen);
    if (run.seen >= count / 5) memory.push(memoryOf(worker.pid));
    return run.state === "done";
  }, longestMs);
  expect(await latestRun(workspaceId)).toMatchObject({ seen: count, total: count, here: count });
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  const windows = Map.groupBy(intercom.calls, ({ at }) => Math.floor(at / windowMs));
  const busiest = Math.max(...[...windows.values()].map((calls) => calls.length));
  console.log(
    `B24: ${intercom.calls.length} calls in ${windows.size} windows, at most ${busiest} in one`,
  );
  expect(busiest).toBeLessThanOrEqual(limit);
  expect(intercom.calls.filter(({ status }) => status === 429)).toEqual([]);
  expect(await findDifferences(workspaceId, [...sim.record.contacts.values()])).toEqual([]);
  // What is kept of each page would add up: a fifth of them beside all of them shows it.
  expect(Math.max(...memory) / (memory[0] ?? 0)).toBeLessThan(1.5);
});

test("C3 an unchanged second import of them writes nothing but its own run row", async () => {
  const { admin, workspaceId } = acme;
  const before = await tableVersions();
  await syncContactsNow(admin);
  await eventually(async () => (await latestRun(workspaceId)).state === "done", longestMs);
  expect(await latestRun(workspaceId)).toMatchObject({ written: 0, seen: count, here: count });
  const after = await tableVersions();
  const touched = Object.keys(after).filter((table) => after[table] !== before[table]);
  // The connection keeps when it was compared last, the budget how many calls are left, the audit who pressed.
  expect(touched).toEqual(["audit_log", "contact_imports", "intercom_connections", "rate_budgets"]);
});

type Row = { id: string; written: string };

/** Everybody as one line of text, here and there; where the two differ. */
async function findDifferences(workspaceId: string, contacts: Contact[]): Promise<string[]> {
  const seconds = (column: string) => `extract(epoch FROM c.${column})::bigint`;
  const { rows } = await pool().query<Row>(
    `SELECT c.intercom_contact_id AS id, jsonb_build_array(c.role, c.external_id, c.name, c.email, c.phone,
       c.avatar_url, c.owner_id, c.city, c.region, c.country, c.custom_attributes::jsonb, ${seconds("signed_up_at")},
       ${seconds("last_seen_at")}, ${seconds("intercom_created_at")}, ${seconds("intercom_updated_at")},
       (SELECT coalesce(jsonb_agg(o.intercom_company_id ORDER BY o.intercom_company_id), '[]')
        FROM contact_companies l JOIN companies o ON o.workspace_id = l.workspace_id AND o.id = l.company_id
        WHERE l.workspace_id = c.workspace_id AND l.contact_id = c.id)) AS written
     FROM contacts c WHERE c.workspace_id = $1`,
    [workspaceId],
  );
  const here = new Map(rows.map(({ id, written }) => [id, sorted(written)]));
  const wrong = contacts.filter((contact) => here.get(contact.id) !== sorted(lineOf(contact)));
  const extra = rows.length - contacts.length;
  return [
    ...wrong.slice(0, 3).map((one) => `${here.get(one.id)} is not ${sorted(lineOf(one))}`),
    ...(extra === 0 ? [] : [`${extra} too many`]),
  ];
}

function lineOf(contact: Contact) {
  const { role, externalId, name, email, phone, avatarUrl, ownerId, city, region, country } =
    contact;
  const { customAttributes, signedUpAt, lastSeenAt, createdAt, updatedAt, companyIds } = contact;
  return [
    ...[role, externalId, name, email, phone, avatarUrl, ownerId, city, region, country],
    ...[customAttributes, signedUpAt, lastSeenAt, createdAt, updatedAt, companyIds.toSorted()],
  ];
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** Of each table where its rows lie and who wrote them: equal means that nothing was written, not even the same again. */
async function tableVersions(): Promise<Record<string, string>> {
  const { rows: tables } = await pool().query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  const versions: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await pool().query<{ version: string }>(
      `SELECT md5(coalesce(string_agg(ctid::text || xmin::text, ' ' ORDER BY ctid), '')) AS version FROM "${name}"`,
    );
    versions[name] = rows[0]?.version ?? "";
  }
  return versions;
}
