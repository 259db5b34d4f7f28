import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

type Given = { intercomAppId: string; intercomIds: string[] };

/** Companies that Intercom has deleted: nobody belongs to them any more. Answers how many were here. */
export async function dropCompanies(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, intercomIds }: Given,
): Promise<number> {
  if (intercomIds.length === 0) return 0;
  const company = { workspaceId, intercomAppId, intercomCompanyId: { in: intercomIds } };
  await tx.contactCompany.deleteMany({ where: { workspaceId, company } });
  const { count } = await tx.company.updateMany({
    where: { ...company, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  return count;
}
