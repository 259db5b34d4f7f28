import type { Member } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { AppError } from "#lib/errors.ts";
import { announce } from "#lib/live.ts";
import { lockPeople } from "./lock-contact.ts";

type Fields = { name: string; website: string | null };

/** Answers with the id. */
export function createCompany(member: Member, { name, website }: Fields): Promise<string> {
  const { workspaceId } = member;
  return transaction(async (tx) => {
    await lockPeople(tx, member);
    const id = newId();
    await tx.company.create({ data: { workspaceId, id, name, website } });
    await announce(tx, { workspaceId, kind: "contacts" });
    return id;
  });
}

/** Throws `not_found`, and `conflict` for a company of Intercom's, which only Intercom changes. */
export function editCompany(
  member: Member,
  { companyId: id, name, website }: Fields & { companyId: string },
): Promise<void> {
  const { workspaceId } = member;
  return transaction(async (tx) => {
    await lockPeople(tx, member);
    const row = await tx.company.findFirst({
      where: { workspaceId, id, deletedAt: null },
      select: { intercomCompanyId: true },
    });
    if (!row) throw new AppError("not_found");
    if (row.intercomCompanyId) throw new AppError("conflict", "Change this company in Intercom.");
    await tx.company.update({
      where: { workspaceId_id: { workspaceId, id } },
      data: { name, website },
    });
    await announce(tx, { workspaceId, kind: "contacts" });
  });
}
