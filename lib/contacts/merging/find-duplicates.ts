import type { Scope } from "#lib/auth/member.ts";
import { listable } from "#lib/contacts/list/listable.ts";
import { database } from "#lib/database/client.ts";

/** Which of these people's e-mails more than one person has. */
export async function findDuplicates(
  { workspaceId }: Scope,
  people: { emailKey: string | null }[],
): Promise<Set<string>> {
  const keys = people.flatMap(({ emailKey }) => (emailKey ? [emailKey] : []));
  if (keys.length === 0) return new Set();
  const counted = await database.contact.groupBy({
    by: ["emailKey"],
    where: { workspaceId, emailKey: { in: keys }, ...listable },
    _count: { _all: true },
  });
  const shared = counted.filter(({ _count: count }) => count._all > 1);
  return new Set(shared.flatMap(({ emailKey }) => (emailKey ? [emailKey] : [])));
}
