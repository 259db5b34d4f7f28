import type { Scope } from "#lib/auth/member.ts";
import { countTicketsOfEach } from "#lib/contacts/list/count-of-each.ts";
import { listable } from "#lib/contacts/list/listable.ts";
import { nameOfPerson } from "#lib/contacts/stand-in.ts";
import { database } from "#lib/database/client.ts";

export type Duplicate = {
  id: string;
  name: string;
  isNamed: boolean;
  email: string | null;
  role: "user" | "lead";
  tickets: number;
};

const most = 10;

/** Whoever else has this e-mail, whatever its capitals; the eldest first. */
export async function listDuplicates(
  scope: Scope,
  { email, except = null }: { email: string | null; except?: string | null },
): Promise<Duplicate[]> {
  if (!email) return [];
  const { workspaceId } = scope;
  const rows = await database.contact.findMany({
    where: {
      ...{ workspaceId, emailKey: email.toLowerCase(), ...listable },
      ...(except !== null && { id: { not: except } }),
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: most,
    select: { id: true, name: true, email: true, role: true, intercomContactId: true },
  });
  const ids = rows.map(({ id }) => id);
  const tickets = await countTicketsOfEach(scope, ids);
  return rows.map((row) => ({
    ...{ id: row.id, email: row.email, role: row.role, tickets: tickets.get(row.id) ?? 0 },
    name: nameOfPerson(row),
    isNamed: Boolean(row.name?.trim()),
  }));
}
