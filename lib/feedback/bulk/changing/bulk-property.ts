import { type Sql, sql } from "#lib/database/sql.ts";

export type BulkProperty = "status" | "priority" | "assignee" | "snooze" | "deleted" | "read";

/** All but who has read what, which is each person's own and in no ticket. */
export type TicketProperty = Exclude<BulkProperty, "read">;

type Column = {
  name: Sql;
  type: Sql;
  /** The lines of activity that tell of another change to it. */
  lines: string[];
  /** The line that tells of a change to `value`, a text. */
  kind: (value: Sql) => Sql;
  detail: (value: Sql) => Sql;
  /** Of ticket `t`, where it is not the one column: what is kept of it, and what `value` and what was kept make of it. */
  kept?: (value: Sql) => Sql;
  set?: (value: Sql) => Sql;
  restore?: (kept: Sql) => Sql;
};

/** What is over need not come back: its snooze ends, and comes again with what it was. */
const snoozeOf = (kept: Sql) =>
  sql`nullif(regexp_replace(${kept}, '^[^ ]+ ?', ''), '')::timestamptz`;
const isOver = (status: Sql) => sql`${status} in ('done', 'canceled')`;
const statusOf = (kept: Sql) => sql`split_part(${kept}, ' ', 1)`;

const columns: Record<TicketProperty, Column> = {
  status: {
    ...{ name: sql`status`, type: sql`ticket_status`, lines: ["status_changed"] },
    kind: () => sql`'status_changed'`,
    detail: statusOf,
    kept: (value) =>
      sql`concat_ws(' ', t.status, case when ${isOver(value)} then t.snoozed_until end)`,
    set: (value) => sql`status = ${value}::ticket_status,
      snoozed_until = case when ${isOver(value)} then null else t.snoozed_until end`,
    restore: (kept) => sql`status = ${statusOf(kept)}::ticket_status,
      snoozed_until = coalesce(t.snoozed_until, ${snoozeOf(kept)})`,
  },
  priority: {
    ...{ name: sql`priority`, type: sql`ticket_priority`, lines: ["priority_changed"] },
    kind: () => sql`'priority_changed'`,
    detail: (value) => value,
  },
  assignee: {
    ...{ name: sql`assignee_id`, type: sql`uuid`, lines: ["assigned", "unassigned"] },
    kind: (value) => sql`case when ${value} is null then 'unassigned' else 'assigned' end`,
    detail: (value) => sql`(select u.name from users u where u.id = ${value}::uuid)`,
  },
  snooze: {
    ...{ name: sql`snoozed_until`, type: sql`timestamptz`, lines: ["snoozed", "woken"] },
    kind: (value) => sql`case when ${value} is null then 'woken' else 'snoozed' end`,
    detail: (value) =>
      sql`to_char(${value}::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  },
  deleted: {
    ...{ name: sql`deleted_at`, type: sql`timestamptz`, lines: ["deleted", "undeleted"] },
    kind: (value) => sql`case when ${value} is null then 'undeleted' else 'deleted' end`,
    detail: () => sql`null`,
  },
};

export function columnOf(property: TicketProperty): Required<Column> {
  const column = columns[property];
  const { name, type } = column;
  const set = (value: Sql) => sql`${name} = ${value}::${type}`;
  return { kept: () => sql`t.${name}::text`, set, restore: set, ...column };
}

/** What a ticket is to get, as text. */
export function wantedOf(property: TicketProperty, value: string): Sql {
  return property === "deleted" ? sql`now()::text` : sql`${writtenOf(value)}::text`;
}

/** Whether ticket `t` is as the change makes it. */
export function isChanged(property: TicketProperty, value: string): Sql {
  if (property === "deleted") return sql`t.deleted_at is not null`;
  const { name, type } = columns[property];
  return sql`t.${name} is not distinct from ${writtenOf(value)}::text::${type}`;
}

function writtenOf(value: string): string | null {
  return value === "nobody" || value === "" ? null : value;
}
