import pg from "pg";
import { familyOf, givenOf, nameOf } from "./names.ts";
import { phrasesSql } from "./phrases.ts";

export type Seed = {
  workspaceId: string;
  productId: string;
  /** Who has read all tickets but the newest ten. */
  reader: string;
  assignees: string[];
  tickets: number;
};

const filled = [
  ...["feedback_tickets", "ticket_search", "ticket_quotes", "ticket_origins", "ticket_tags"],
  ...["ticket_reads", "ticket_activity", "intercom_conversations", "conversation_messages"],
  ...["contacts", "companies", "contact_companies", "ticket_comments"],
];
const phrases = 4_096;

/**
 * An inbox as years of feedback leave it. Without triggers, which would look at each ticket on its own; what they would
 * have kept is written for all tickets at once, and compared with what they say of a few.
 */
export async function seedTickets(databaseUrl: string, seed: Seed): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("SET session_replication_role = replica");
  await client.query("SET maintenance_work_mem = '512MB'");
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes
     WHERE tablename = ANY ($1) AND indexdef NOT LIKE 'CREATE UNIQUE%'`,
    [filled],
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  for (const statement of statementsFor(seed)) await client.query(statement);
  for (const { made } of indexes) await client.query(made);
  await client.query("DROP TABLE phrases, phrase_words, lines");
  for (const table of filled) await client.query(`VACUUM (ANALYZE) ${table}`);
  await client.query("SET session_replication_role = DEFAULT");
  await expectAsKept(client, seed);
  await client.end();
}

/** Which tickets begin with which rarer word. */
const rarer = (tickets: number) => [
  ["n % 100 = 33", "Gantry", "gantry"],
  ["n % 160 = 35", "Hoist", "hoist"],
  ["n % 400 = 55", "Turnstile", "turnstile"],
  [`n % ${tickets / 10} = 77`, "Quetzalcóatl", "quetzalcoatl"],
];

/** In no order, as ids of many years would be. */
const idOf = (what: string) =>
  `overlay(overlay(md5(${what}) placing '7' from 13) placing '8' from 17)::uuid`;
const ticket = idOf("'ticket' || n");
const mix = (salt: number) => `(hashint4(n + ${salt}) & 1048575)`;

const newest = new Date().toISOString();
const receivedAt = (tickets: number) =>
  `timestamptz '${newest}' - make_interval(mins => ${tickets} - n, secs => n % 60)`;

function statementsFor(seed: Seed): string[] {
  return [
    phrasesSql(phrases),
    "CREATE UNLOGGED TABLE phrase_words AS SELECT at, array_to_tsvector(search_words(line)) AS words FROM phrases",
    "ALTER TABLE phrases ADD PRIMARY KEY (at)",
    "ALTER TABLE phrase_words ADD PRIMARY KEY (at)",
    // Which lines each ticket's title and its two messages are, and whose they are.
    `CREATE UNLOGGED TABLE lines AS
     SELECT n, ${mix(1)} % ${phrases} AS title, ${mix(2)} % ${phrases} AS asked, ${mix(3)} % ${phrases} AS more,
       ${mix(4)} % ${phrases} AS answered, 1 + ${mix(7)} % ${seed.tickets / 10} AS person
     FROM generate_series(1, ${seed.tickets}) n`,
    ...peopleOf(seed),
    ticketsOf(seed),
    ...conversationsOf(seed),
    ...aroundTickets(seed),
    searchOf(seed),
    `INSERT INTO ticket_counts (workspace_id, product_id, id, place, assignee_id, count)
     SELECT workspace_id, product_id, gen_random_uuid(), ticket_place(snoozed_until, status), assignee_id, count(*)
     FROM feedback_tickets WHERE workspace_id = '${seed.workspaceId}' AND merged_into_id IS NULL
     GROUP BY 1, 2, 4, 5`,
  ];
}

function peopleOf({ workspaceId, tickets }: Seed): string[] {
  const people = tickets / 10;
  const companies = people / 50;
  return [
    `INSERT INTO companies (workspace_id, id, intercom_app_id, intercom_company_id, name)
     SELECT '${workspaceId}', ${idOf("'company' || n")}, 'app', n, 'Freight ' || n
     FROM generate_series(1, ${companies}) n`,
    `INSERT INTO contacts (workspace_id, id, intercom_app_id, intercom_contact_id, role, name, email, edited_fields)
     SELECT '${workspaceId}', ${idOf("'person' || n")}, 'app', n, 'user', ${nameOf("n")},
       lower(${givenOf("n")}) || '.' || n || '@firm-' || n % ${companies} || '.example', '{}' FROM generate_series(1, ${people}) n`,
    `INSERT INTO contact_companies (workspace_id, contact_id, company_id)
     SELECT '${workspaceId}', ${idOf("'person' || n")}, ${idOf(`'company' || 1 + n % ${companies}`)}
     FROM generate_series(1, ${people}) n`,
  ];
}

/** A third of them is open, two fifths are assigned, a few snoozed or merged, and one word is rare. */
function ticketsOf({ workspaceId, productId, assignees, tickets }: Seed): string {
  const begins = rarer(tickets)
    .map(([which, word]) => `WHEN ${which} THEN '${word} '`)
    .join(" ");
  const received = receivedAt(tickets);
  return `
    INSERT INTO feedback_tickets (workspace_id, id, product_id, number, title, source, status, priority, assignee_id,
      contact_id, received_at, last_customer_at, created_at, updated_at, snoozed_until, merged_into_id, customer_count,
      company_count)
    SELECT '${workspaceId}', ${ticket}, '${productId}', n,
      CASE ${begins} ELSE '' END || p.line,
      (CASE WHEN n % 20 = 1 THEN 'manual' ELSE 'intercom' END)::ticket_source,
      (ARRAY['todo', 'todo', 'in_progress', 'done', 'done', 'done', 'done', 'done', 'done', 'canceled'])
        [1 + ${mix(5)} % 10]::ticket_status,
      (ARRAY['none', 'none', 'none', 'none', 'none', 'none', 'low', 'low', 'medium', 'high'])
        [1 + ${mix(6)} % 10]::ticket_priority,
      CASE WHEN ${mix(8)} % 10 < 4
        THEN ('{${assignees.join(",")}}'::uuid[])[1 + ${mix(9)} % ${assignees.length}] END,
      CASE WHEN n % 5 > 0 THEN ${idOf("'person' || l.person")} END, ${received}, ${received}, ${received},
      now() - make_interval(mins => (${tickets} - n) * (${mix(10)} % 100) / 100),
      CASE WHEN n % 50 = 9 THEN now() + interval '3 days' END,
      CASE WHEN n % 100 = 7 THEN ${idOf("'ticket' || n - 1")} END, 1 + ${mix(11)} % 3,
      CASE WHEN n % 5 > 0 THEN 1 ELSE 0 END
    FROM lines l JOIN phrases p ON p.at = l.title`;
}

function conversationsOf({ workspaceId, productId }: Seed): string[] {
  return [
    `INSERT INTO intercom_conversations (workspace_id, intercom_app_id, conversation_id, region, updated_at)
     SELECT '${workspaceId}', 'app', n, 'EU', now() FROM lines`,
    `INSERT INTO conversation_messages (workspace_id, intercom_app_id, conversation_id, message_id, author_kind,
       author_name, body_html, body_text, written_at)
     SELECT '${workspaceId}', 'app', n, m.id, m.kind::author_kind, m.name, '<p>' || m.line || '</p>', m.line, now()
     FROM lines l JOIN phrases a ON a.at = l.asked JOIN phrases b ON b.at = l.more
     JOIN phrases c ON c.at = l.answered
     CROSS JOIN LATERAL (VALUES ('1', 'customer', ${nameOf("l.person")}, a.line || '. ' || b.line),
       ('2', 'teammate', 'Ana Ruiz', c.line)) m (id, kind, name, line)`,
    `INSERT INTO ticket_origins (workspace_id, product_id, intercom_app_id, conversation_id, ticket_id)
     SELECT '${workspaceId}', '${productId}', 'app', n, ${ticket} FROM lines`,
    `INSERT INTO ticket_quotes (workspace_id, id, ticket_id, message_id, author_kind, author_name, body_html, body_text,
       written_at, tagged_at)
     SELECT workspace_id, ${idOf("'quote' || n")}, ${ticket}, '1', 'customer', author_name, body_html, body_text, now(),
       now()
     FROM (SELECT *, conversation_id::int AS n FROM conversation_messages
       WHERE message_id = '1' AND workspace_id = '${workspaceId}') m`,
  ];
}

function aroundTickets({ workspaceId, productId, reader, tickets }: Seed): string[] {
  return [
    `INSERT INTO intercom_tags (workspace_id, intercom_app_id, tag_id, name)
     SELECT '${workspaceId}', 'app', n, 'tag ' || n FROM generate_series(1, 6) n`,
    `INSERT INTO ticket_tags (workspace_id, ticket_id, intercom_app_id, tag_id, added_at)
     SELECT '${workspaceId}', ${ticket}, 'app', CASE WHEN n % 2000 = 5 THEN 6 ELSE 1 + n % 5 END, now() FROM lines`,
    `INSERT INTO ticket_activity (workspace_id, id, ticket_id, kind, actor_name, detail, happened_at)
     SELECT '${workspaceId}', ${idOf("'line' || n")}, ${ticket}, 'created', 'Ana Ruiz', 'tag', now() FROM lines`,
    `INSERT INTO ticket_reads (workspace_id, ticket_id, user_id, read_at)
     SELECT '${workspaceId}', ${ticket}, '${reader}', now() FROM lines WHERE n <= ${tickets - 10}`,
    `UPDATE products SET next_ticket_number = ${tickets + 1} WHERE id = '${productId}'`,
  ];
}

/** What `refresh_tickets` keeps: a ticket that others are merged into is found by their words too. */
function searchOf({ workspaceId, productId, tickets }: Seed): string {
  const companies = tickets / 500;
  const known = `l.person::text, 'firm', (l.person % ${companies})::text, 'example', 'freight',
    (1 + l.person % ${companies})::text`;
  const begins = rarer(tickets)
    .map(([which, , word]) => `WHEN ${which} THEN ARRAY['${word}']`)
    .join(" ");
  // Cut into words here: a million times it takes a quarter of an hour there.
  const own = `places_of('${productId}', ${receivedAt(tickets)}) || ARRAY['W${workspaceId}', 'mob', n::text, lower(${givenOf("l.person")}),
      lower(${familyOf("l.person")}), 'ana', 'ruiz']
    || CASE WHEN n % 5 > 0 THEN ARRAY[${known}] ELSE '{}' END || CASE ${begins} ELSE '{}'::text[] END`;
  return `INSERT INTO ticket_search (workspace_id, ticket_id, document)
    WITH documents AS (
      SELECT l.n, array_to_tsvector(${own}) || a.words || b.words || d.words || e.words AS document FROM lines l
      JOIN phrase_words a ON a.at = l.title JOIN phrase_words b ON b.at = l.asked
      JOIN phrase_words d ON d.at = l.more JOIN phrase_words e ON e.at = l.answered
    )
    SELECT '${workspaceId}'::uuid, ${ticket}, document FROM documents WHERE n % 100 <> 6 AND n % 100 <> 7
    UNION ALL
    SELECT '${workspaceId}'::uuid, ${ticket}, d.document || merged.document
    FROM documents d JOIN (SELECT n - 1 AS into_n, document FROM documents WHERE n % 100 = 7) merged ON merged.into_n = d.n`;
}

/** What is measured is what the triggers would have made. */
async function expectAsKept(client: pg.Client, { workspaceId, productId }: Seed): Promise<void> {
  const some = `SELECT t.id FROM feedback_tickets t
    WHERE t.product_id = '${productId}' AND t.number BETWEEN 1 AND 120 AND t.merged_into_id IS NULL`;
  const read = `SELECT array_agg(document::text ORDER BY ticket_id) AS kept FROM ticket_search WHERE ticket_id IN (${some})`;
  const { rows: before } = await client.query(read);
  await client.query(`SELECT refresh_tickets('${workspaceId}', ARRAY(${some}))`);
  const { rows: after } = await client.query(read);
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    throw new Error("What tickets are found by is not what it would be here");
  }
}
