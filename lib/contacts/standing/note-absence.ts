import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";

type Given = {
  intercomAppId: string;
  /** Who is in the archive by Intercom's word, and not to be found. */
  absentIds: string[];
  presentIds: string[];
};

/** Keeps since when Intercom has not shown somebody of whom it has not said that they were deleted. */
export async function noteAbsence(
  tx: Tx,
  { workspaceId }: Scope,
  { intercomAppId, absentIds, presentIds }: Given,
): Promise<void> {
  const of = (intercomIds: string[]) => ({
    ...{ workspaceId, intercomAppId },
    intercomContactId: { in: intercomIds },
  });
  await tx.contact.updateMany({
    where: { ...of(presentIds), absentSince: { not: null } },
    data: { absentSince: null },
  });
  await tx.contact.updateMany({
    where: { ...of(absentIds), absentSince: null },
    data: { absentSince: new Date() },
  });
}
