import { type Sql, sql } from "#lib/database/sql.ts";

const mostTerms = 8;
const shortest = 3;

/** Every word of the search is somewhere in the column; one of a letter or two begins a word there. */
export function whereMatches(column: Sql, search: string): Sql[] {
  const terms = search
    .toWellFormed()
    .replaceAll("\0", " ")
    .split(/\s+/u)
    .filter((term) => term !== "");
  return terms.slice(0, mostTerms).map((term) => matches(column, term));
}

function matches(column: Sql, term: string): Sql {
  const form = sql`replace(replace(replace(
    search_form(${term}::text), '\\', '\\\\'), '%', '\\%'), '_', '\\_')`;
  if ([...term].length >= shortest) return sql`${column} like '%' || ${form} || '%'`;
  return sql`(${column} like ${form} || '%' or ${column} like '% ' || ${form} || '%')`;
}
