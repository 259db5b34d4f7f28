import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

type Given = { intercomAppId: string; intercomIds: string[] };

/** Companies that Intercom has deleted: nobody belongs to them any more. */
export async function dropCompanies(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, intercomIds }: Given,
): Promise<void> {
  if (intercomIds.length === 0) return;
  const company = { workspaceId, intercomAppId, intercomCompanyId: { in: intercomIds } };
  await tx.contactCompany.deleteMany({ where: { workspaceId, company } });
  await tx.company.updateMany({
    where: { ...company, deletedAt: null },
    data: { deletedAt: new Date() },
  });
}
