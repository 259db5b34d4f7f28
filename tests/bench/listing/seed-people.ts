import { writeInBulk } from "#tests/support/write-in-bulk.ts";

export type Seed = { workspaceId: string; productId: string; people: number };

const first =
  "Priya Marta Daniel Sanna Tomás Luca Thảo Rachel Zoë Søren Amara Łukasz Eleanor Jürgen Noor Ines Bjørn Chloé Mateo Yuki";
const last =
  "Raghunathan Oliveira Okafor Koskela Aguirre Moretti Nguyễn Ünal Whitcombe Lindqvist Żak Müller Haddad Brandt Prado Ångström Ferreira Novák";

/** People as support inboxes know them, their companies (one for fifty) and tickets (one for a hundred). */
export function seedPeople(databaseUrl: string, seed: Seed): Promise<void> {
  return writeInBulk(databaseUrl, statementsFor(seed));
}

/** In no order, as ids of many years would be. */
const idOf = (what: string) =>
  `overlay(overlay(md5(${what}) placing '7' from 13) placing '8' from 17)::uuid`;

function statementsFor({ workspaceId, productId, people }: Seed): string[] {
  const companies = people / 50;
  return [
    `INSERT INTO companies (workspace_id, id, intercom_app_id, intercom_company_id, name, website, plan)
     SELECT '${workspaceId}', ${idOf("'company' || n")}, 'app', 'company-' || n,
       (string_to_array('${last}', ' '))[1 + (hashint4(n) & 15)] || ' ' || (ARRAY['Freight', 'Élevage', 'Lifts'])[1 + n % 3]
         || ' ' || n, 'firm-' || n || '.example', 'Team'
     FROM generate_series(1, ${companies}) n`,
    `INSERT INTO contacts (workspace_id, id, intercom_app_id, intercom_contact_id, role, name, email, edited_fields,
       standing, last_seen_at, created_at, intercom_created_at)
     SELECT '${workspaceId}', ${idOf("'person' || n")}, 'app', 'person-' || n,
       (CASE WHEN n % 3 = 0 THEN 'lead' ELSE 'user' END)::contact_role,
       CASE WHEN n = 7777 THEN 'Quetzalcóatl Xochimilco' WHEN n % 17 <> 0 THEN given || ' ' || family END,
       lower(given) || '.' || n || '@firm-' || n % ${companies} || '.example', '{}',
       (CASE WHEN n % 997 = 0 THEN 'archived' ELSE 'active' END)::contact_standing,
       CASE WHEN n % 31 <> 3 THEN now() - make_interval(secs => n * 13 % 9000000) END,
       now() - make_interval(secs => n * 7 % 90000000), now()
     FROM generate_series(1, ${people}) n CROSS JOIN LATERAL (
       SELECT (string_to_array('${first}', ' '))[1 + (hashint4(n) & 15)] AS given,
         (string_to_array('${last}', ' '))[1 + (hashint4(n + 1000003) & 15)] AS family) names`,
    `INSERT INTO contact_companies (workspace_id, contact_id, company_id)
     SELECT '${workspaceId}', ${idOf("'person' || n")}, ${idOf(`'company' || 1 + n % ${companies}`)}
     FROM generate_series(1, ${people}) n WHERE n % 3 <> 0`,
    // Without what keeps the words that tickets are found by: no list of people looks at it.
    "SET session_replication_role = replica",
    `INSERT INTO feedback_tickets (workspace_id, id, product_id, number, title, source, contact_id, received_at,
       last_customer_at, updated_at)
     SELECT '${workspaceId}', ${idOf("'ticket' || n")}, '${productId}', n, 'Wish ' || n, 'intercom',
       ${idOf("'person' || n * 97")}, now(), now(), now()
     FROM generate_series(1, ${people / 100}) n`,
    "SET session_replication_role = DEFAULT",
  ];
}
