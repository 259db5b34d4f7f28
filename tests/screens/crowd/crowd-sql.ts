import { intercomAppId } from "#tests/support/add-ticket.ts";
import { family, given, stems, trades, whole, wishes } from "./crowd-words.ts";

export type Crowd = {
  workspaceId: string;
  people: number;
  /** Where their tickets are. */
  productId: string;
  /** Which company four tenths of them belong to. */
  largestId: string;
};

/** Of the nth person. */
export function idOfCrowd(n: number): string {
  return `0197000a-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
}

const firms = 2000;
// Nobody of the first pages.
const inLargest = (n: string) => `${n} > 600 AND ${n} % 5 IN (1, 2)`;

/** People alone, and whoever was seen last first. */
export function peopleOf({ workspaceId, people }: Pick<Crowd, "workspaceId" | "people">): string {
  return `
    INSERT INTO contacts (workspace_id, id, intercom_app_id, intercom_contact_id, role, name, email, phone, country,
      edited_fields, standing, last_seen_at, created_at)
    SELECT '${workspaceId}', ${idOf("a", "n")}, '${intercomAppId}', '65f0' || lpad(to_hex(n * 7919), 20, '0'),
      (CASE WHEN ${isLead} THEN 'lead' ELSE 'user' END)::contact_role,
      CASE WHEN n % 23 = 7 THEN NULL WHEN n % 19 = 4 THEN ${pick(whole, "n / 19", ",")}
        WHEN ${isTwin} THEN left(given, 1) || '. ' || family
        WHEN n % 3 = 1 THEN given || ' ' || chr(65 + n % 26) || '. ' || family
        WHEN n > 3000 THEN given || ' ' || family || '-' || ${pick(family, "hashint4(n) & 1023")}
        ELSE given || ' ' || family END,
      CASE WHEN n % 29 <> 9 THEN CASE WHEN n % 19 = 4 THEN 'office' ELSE ${plain("given")} || '.' || ${plain("family")} END
        || CASE WHEN who > 400 THEN who::text ELSE '' END || '@' || ${domainOf("firm")} || '.example' END,
      CASE WHEN n % 5 = 0 THEN '+46 70 555 ' || lpad((n % 10000)::text, 4, '0') END,
      (ARRAY['Sweden', 'Brasil', '日本', 'Polska', NULL])[1 + n % 5], '{}',
      (CASE WHEN n % 211 = 40 THEN 'archived' WHEN n % 997 = 60 THEN 'deleted' ELSE 'active' END)::contact_standing,
      CASE WHEN n % 31 <> 3 THEN now() - seen END, now() - seen - make_interval(mins => 9000 + (hashint4(n) & 524287))
    FROM generate_series(1, ${people}) n
    CROSS JOIN LATERAL (SELECT CASE WHEN ${isTwin} THEN n - 1 ELSE n END AS who,
      make_interval(mins => 70 + power(n::float, 1.25)::int) AS seen) one
    CROSS JOIN LATERAL (SELECT ${firmOf("who")} AS firm, ${pick(given, "hashint4(who) & 31")} AS given,
      ${pick(family, "hashint4(who + 1000003) & 31")} AS family) names`;
}

/** Their companies and tickets. One in six belongs to two companies, and a few to twelve. */
export function belongingsOf(crowd: Crowd): string[] {
  const { workspaceId, people, productId, largestId } = crowd;
  return [
    `INSERT INTO companies (workspace_id, id, intercom_app_id, intercom_company_id, name, website, plan)
     SELECT '${workspaceId}', ${idOf("b", "n")}, '${intercomAppId}', '65f1' || lpad(to_hex(n * 7919), 20, '0'),
       CASE WHEN n % 97 <> 5 THEN ${pick(stems, "n")} || ' ' || ${pick(trades, "n / 40")}
         || (ARRAY['', ' AB', ' GmbH', ' Ltd', ' S.A.', ''])[1 + (hashint4(n + 3) & 1023) % 6] END,
       CASE WHEN n % 11 <> 2 THEN ${domainOf("n")} || '.example' END,
       (ARRAY['Team', 'Business', NULL, 'Team', 'Enterprise'])[1 + (hashint4(n) & 1023) % 5]
     FROM generate_series(1, ${firms} - 1) n`,
    `INSERT INTO contact_companies (workspace_id, contact_id, company_id)
     SELECT DISTINCT '${workspaceId}'::uuid, ${idOf("a", "n")},
       CASE WHEN firm = 0 THEN '${largestId}' ELSE ${idOf("b", "firm")} END
     FROM generate_series(1, ${people}) n
     CROSS JOIN LATERAL generate_series(0, CASE WHEN n % 5003 = 30 THEN 11 WHEN n % 6 = 2 THEN 1 ELSE 0 END) more
     CROSS JOIN LATERAL (SELECT (${firmOf("n")} + more * 37) % ${firms} AS firm) firms
     WHERE NOT (${isLead})`,
    `INSERT INTO feedback_tickets (workspace_id, id, product_id, number, title, status, priority, source, contact_id,
       received_at, last_customer_at, updated_at)
     SELECT '${workspaceId}', ${idOf("c", "n")}, '${productId}', 1000 + n,
       (ARRAY[${wishes.map((wish) => `'${wish}'`)}])[1 + (hashint4(n + 5) & 1023) % ${wishes.length}],
       (ARRAY['done', 'done', 'todo', 'done', 'in_progress', 'canceled'])[1 + n % 6]::ticket_status,
       (ARRAY['none', 'low', 'medium', 'none', 'high'])[1 + (hashint4(n + 9) & 1023) % 5]::ticket_priority, 'intercom',
       ${idOf("a", "who")}, at, at, at
     FROM generate_series(1, ${Math.round(people / 20)}) n
     CROSS JOIN LATERAL (SELECT now() - make_interval(mins => 3000 + n * 90) AS at,
       CASE WHEN n % 5 = 0 THEN 601 + n
         ELSE 1 + floor(power((hashint4(n) & 65535) / 65536.0, 2) * ${Math.round(people / 8)})::int END AS who) wish`,
  ];
}

const isLead = "n % 4 = 3";
/** The same person as the one before, once more. */
const isTwin = "n % 499 = 1 AND n > 1";

function firmOf(n: string): string {
  const others = `1 + (hashint4(${n} + 7) & 65535) % ${firms - 1}`;
  return `CASE WHEN ${inLargest(n)} THEN 0 ELSE ${others} END`;
}

function domainOf(firm: string): string {
  const own = `${plain(pick(stems, firm))} || '-' || ${plain(pick(trades, `${firm} / 40`))}`;
  return `CASE WHEN ${firm} = 0 THEN 'nordfrakt' ELSE ${own} END`;
}

/** As an address has it. */
function plain(words: string): string {
  return `regexp_replace(search_form(${words}), '[^a-z]', '', 'g')`;
}

function pick(words: string, index: string, between = " "): string {
  const all = words.split(between);
  return `(string_to_array('${words}', '${between}'))[1 + (${index}) % ${all.length}]`;
}

/** So that rows which belong together find each other. */
function idOf(kind: "a" | "b" | "c", n: string): string {
  return `('0197000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
}
