import { z } from "zod";
import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { join, sql } from "#lib/database/sql.ts";
import { whereMatches } from "./list/where-matches.ts";
import { nameOfPerson } from "./stand-in.ts";

export type DeletedPerson = {
  id: string;
  name: string;
  isNamed: boolean;
  email: string | null;
  deletedAt: Date | null;
  /** Null where no line of history tells. */
  deletedBy: string | null;
};

const most = 200;

/** Who was deleted here, the latest first: of more than two hundred, the latest of them. */
export async function listDeleted(
  { workspaceId }: Scope,
  { search }: { search: string },
): Promise<DeletedPerson[]> {
  const ids = await database.$queryRaw<{ id: string }[]>`
    select r.id::text as id from contacts r
    where r.workspace_id = ${workspaceId}::uuid and r.deleted_at is not null
      and ${join([isRestorable, ...whereMatches(sql`r.search_text`, search)], " and ")}
    order by r.deleted_at desc, r.id limit ${most}`;
  const rows = await database.contact.findMany({
    where: { workspaceId, id: { in: ids.map(({ id }) => id) } },
    orderBy: [{ deletedAt: "desc" }, { id: "asc" }],
    select: fields,
  });
  return rows.map(toDeleted);
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
