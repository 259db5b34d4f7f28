import type { Member } from "#lib/auth/member.ts";
import {
  countCompanies,
  countFoundCompanies,
  listCompanies,
} from "#lib/contacts/list/list-companies.ts";
import { countFound, countPeople, listPeople } from "#lib/contacts/list/list-people.ts";
import { writeCursor } from "#lib/database/listing/cursor.ts";
import { pool } from "#lib/database/pool.ts";
import { findContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import type { Questions } from "#tests/bench/listing/compare-sizes.ts";

const limit = 50;
const bySeen = { sort: "seen", direction: "desc", cursor: null, limit } as const;
const byName = { sort: "name", direction: "asc", cursor: null, limit } as const;
const words = [
  "marta",
  "sanna.77",
  "quetzalcoatl",
  "Ångström",
  "example",
  "nobodyatall",
  "q",
  "ma",
];

/** What the lists are asked for. Deep is the middle of everybody. */
export async function questionsTo(member: Member): Promise<Questions> {
  const { workspaceId } = member;
  const people = (more: object) => () => listPeople(member, { ...bySeen, ...more });
  const companies = (more: object) => () =>
    listCompanies(member, { ...byName, search: "", ...more });
  const [companyId] = await keysOf("SELECT id::text AS value, id FROM companies LIMIT 1");
  const middle = `FROM contacts WHERE workspace_id = '${workspaceId}' AND deleted_at IS NULL AND standing <> 'merged'`;
  const half = `OFFSET (SELECT count(*) / 2 ${middle}) LIMIT 1`;
  const [named] = await keysOf(
    `SELECT name_key AS value, id ${middle} AND name_key IS NOT NULL ORDER BY name_key, id ${half}`,
  );
  const [seen] = await keysOf(
    `SELECT (extract(epoch FROM last_seen_at) * 1000000)::bigint::text AS value, id ${middle}
     AND last_seen_at IS NOT NULL ORDER BY last_seen_at DESC, id DESC ${half}`,
  );
  return {
    pages: {
      "people by last seen": people({}),
      "people by name": people(byName),
      "people by created": people({ sort: "created" }),
      "companies by name": companies({}),
    },
    searches: {
      ...Object.fromEntries(words.map((word) => [`people “${word}”`, people({ search: word })])),
      "people “sanna lindqvist”": people({ search: "sanna lindqvist" }),
      "people “marta zak” by name": people({ ...byName, search: "marta zak" }),
      // Whose names all stand at the list's end, and further apart than a list is walked.
      "people “zoe” by name": people({ ...byName, search: "zoe" }),
      "people “whitcombe” by name": people({ ...byName, search: "whitcombe" }),
      "companies “elev”": companies({ search: "elev" }),
    },
    filters: {
      leads: people({ role: "lead" }),
      "gone from Intercom": people({ isGone: true }),
      "with tickets": people({ hasTickets: true }),
      "leads who are gone": people({ role: "lead", isGone: true }),
      "leads “marta”": people({ role: "lead", search: "marta" }),
      "of a company": people({ companyId: companyId?.id }),
    },
    deep: {
      "people by name": people({ ...byName, cursor: named && writeCursor(named) }),
      "people by last seen": people({ cursor: seen && writeCursor(seen) }),
    },
    counts: {
      people: () => countPeople(member),
      companies: () => countCompanies(member),
      "the settings page": () => findContactSync(member),
    },
    found: {
      leads: () => countFound(member, { role: "lead" }),
      "gone from Intercom": () => countFound(member, { isGone: true }),
      "with tickets": () => countFound(member, { hasTickets: true }),
      "leads “marta”": () => countFound(member, { role: "lead", search: "marta" }),
      ...Object.fromEntries(
        words.map((word) => [`people “${word}”`, () => countFound(member, { search: word })]),
      ),
      "companies “elev”": () => countFoundCompanies(member, "elev"),
    },
  };
}

async function keysOf(sql: string): Promise<{ way: "after"; value: string; id: string }[]> {
  const { rows } = await pool().query<{ value: string; id: string }>(sql);
  return rows.map((row) => ({ way: "after", ...row }));
}
