import pg from "pg";

// The least that brings Intercom's list into the same tables: page by page, one statement and one commit each, the next
// page fetched while the last is written.
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
const workspaceId = "01970000-0000-7000-8000-000000000001";
await client.query("TRUNCATE workspaces CASCADE");
await client.query("INSERT INTO workspaces (id, slug, name) VALUES ($1, 'bare', 'Bare')", [
  workspaceId,
]);

const write = `
  WITH page AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(($1::jsonb)->'data') AS i(
      id text, role contact_role, external_id text, name text, email text, phone text, owner_id text, avatar jsonb,
      location jsonb, custom_attributes text, signed_up_at float8, last_seen_at float8, created_at float8,
      updated_at float8, companies jsonb)
  ), written AS (
    INSERT INTO contacts (workspace_id, id, intercom_app_id, intercom_contact_id, role, external_id, name, email, phone,
      edited_fields, intercom_name, intercom_email, intercom_phone, avatar_url, owner_id, country, region, city,
      custom_attributes, signed_up_at, last_seen_at, intercom_created_at, intercom_updated_at, fingerprint)
    SELECT $2::uuid, md5(id)::uuid, 'app', id, role, external_id, name, email, phone, '{}', name, email, phone,
      avatar->>'image_url', owner_id, location->>'country', location->>'region', location->>'city', custom_attributes,
      to_timestamp(signed_up_at), to_timestamp(last_seen_at), to_timestamp(created_at), to_timestamp(updated_at),
      md5(name)::uuid
    FROM page ON CONFLICT DO NOTHING
  ), firms AS (
    INSERT INTO companies (workspace_id, id, intercom_app_id, intercom_company_id)
    SELECT DISTINCT $2::uuid, md5(c->>'id')::uuid, 'app', c->>'id'
    FROM page p, jsonb_array_elements(p.companies->'data') c ON CONFLICT DO NOTHING
  )
  INSERT INTO contact_companies (workspace_id, contact_id, company_id)
  SELECT $2::uuid, md5(p.id)::uuid, md5(c->>'id')::uuid
  FROM page p, jsonb_array_elements(p.companies->'data') c ON CONFLICT DO NOTHING`;

async function fetchPage(after: string | null): Promise<string> {
  const place = after === null ? "" : `&starting_after=${after}`;
  const answer = await fetch(`${process.env.INTERCOM_API_URL}/contacts?per_page=150${place}`);
  return answer.text();
}

const startedAt = performance.now();
let fetching = fetchPage(null);
let rows = 0;
let page = 0;
for (;;) {
  const text = await fetching;
  const { data, pages } = JSON.parse(text);
  if (pages.next) fetching = fetchPage(pages.next.starting_after);
  await client.query(write, [text, workspaceId]);
  rows += data.length;
  page += 1;
  // Or the foreign keys would go on with plans for empty tables.
  if ([3, 30, 300].includes(page)) await client.query("ANALYZE contacts, companies");
  if (!pages.next) break;
}
console.log(JSON.stringify({ rows, seconds: (performance.now() - startedAt) / 1000 }));
await client.end();
