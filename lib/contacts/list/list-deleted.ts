import { z } from "zod";
import type { Scope } from "#lib/auth/member.ts";
import { nameOfPerson } from "#lib/contacts/stand-in.ts";
import { database } from "#lib/database/client.ts";
import { countRows } from "#lib/database/listing/count-rows.ts";
import { readPage } from "#lib/database/listing/read-page.ts";
import { join, sql } from "#lib/database/sql.ts";
import { whereMatches } from "./where-matches.ts";

export type DeletedPerson = {
  id: string;
  name: string;
  isNamed: boolean;
  email: string | null;
  deletedAt: Date | null;
  /** Null where no line of history tells. */
  deletedBy: string | null;
};

export type DeletedPage = {
  people: DeletedPerson[];
  previous: string | null;
  next: string | null;
  /** Of all pages; 10,001 means more than 10,000. */
  count: number;
};

type Question = { search: string; cursor: string | null; limit: number };

/** Who was deleted here, the latest first. A cursor that makes no sense shows the first page. */
export async function listDeleted(
  { workspaceId }: Scope,
  { search, cursor, limit }: Question,
): Promise<DeletedPage> {
  const rows = sql`from contacts r
    where r.workspace_id = ${workspaceId}::uuid and r.deleted_at is not null and ${isRestorable}`;
  const filter = whereMatches(sql`r.search_text`, search);
  const key = { column: sql`r.deleted_at`, kind: "time" } as const;
  const [{ ids, previous, next }, count] = await Promise.all([
    readPage({ rows, filter, key, direction: "desc" }, { cursor, limit }),
    countRows(join([rows, ...filter], " and ")),
  ]);
  const found = await database.contact.findMany({
    where: { workspaceId, id: { in: ids } },
    select: fields,
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  const people = ids.flatMap((id) => byId.get(id) ?? []).map(toDeleted);
  return { people, previous, next, count };
}

/** Null for an id of nobody, of another workspace, or of somebody who is not deleted here. */
export async function findDeleted({ workspaceId }: Scope, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await database.contact.findFirst({
    where: { workspaceId, id, ...restorable },
    select: fields,
  });
  return row && toDeleted(row);
}

const isRestorable = sql`r.erasing_since is null and r.standing <> 'merged'`;

/** Whoever is being erased is not coming back. */
const restorable = {
  ...{ deletedAt: { not: null }, erasingSince: null },
  standing: { not: "merged" },
} as const;

const fields = {
  ...{ id: true, name: true, email: true, role: true, intercomContactId: true, deletedAt: true },
  changes: {
    where: { what: "deleted" },
    orderBy: { happenedAt: "desc" },
    take: 1,
    select: { actorName: true },
  },
} as const;

type Row = Parameters<typeof nameOfPerson>[0] & {
  email: string | null;
  deletedAt: Date | null;
  changes: { actorName: string | null }[];
};

function toDeleted({ id, name, email, deletedAt, changes, ...row }: Row): DeletedPerson {
  return {
    ...{ id, email, deletedAt, deletedBy: changes[0]?.actorName ?? null },
    name: nameOfPerson({ id, name, ...row }),
    isNamed: Boolean(name?.trim()),
  };
}
