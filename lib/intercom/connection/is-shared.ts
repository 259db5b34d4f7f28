import { database, type Tx } from "#lib/database/client.ts";

type Connected = { workspaceId: string; intercomAppId: string };

/** Whether another Timebook workspace uses the same Intercom workspace. Says nothing else about it. */
export async function isShared(
  { workspaceId, intercomAppId }: Connected,
  tx: Tx = database,
): Promise<boolean> {
  const other = await tx.intercomConnection.findFirst({
    where: { intercomAppId, workspaceId: { not: workspaceId }, status: { not: "disconnected" } },
    select: { status: true },
  });
  return other !== null;
}

/** Whether any Timebook workspace uses the Intercom workspace. */
export async function isUsed(tx: Tx, intercomAppId: string): Promise<boolean> {
  const found = await tx.intercomConnection.findFirst({
    where: { intercomAppId, status: { not: "disconnected" } },
    select: { status: true },
  });
  return found !== null;
}

/** Until the transaction ends nobody else connects to or disconnects from this Intercom workspace. */
export async function lockIntercomWorkspace(tx: Tx, intercomAppId: string): Promise<void> {
  await tx.$queryRaw`
    select pg_advisory_xact_lock(hashtextextended(${`intercom:${intercomAppId}`}, 0))::text`;
}
