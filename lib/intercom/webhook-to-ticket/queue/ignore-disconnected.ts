import { transaction } from "#lib/database/client.ts";
import { finishDeliveries, type Held, releaseLease } from "./deliveries.ts";

const outcome = { outcome: "ignored", summary: "Ignored: Intercom is disconnected" } as const;

/** Closes what the lease holds, unless somebody has connected since the work began: what came after that counts. */
export async function ignoreDisconnected(held: Held): Promise<void> {
  const { workspaceId } = held.scope;
  const closed = await transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ status: string }[]>`
      SELECT status::text FROM intercom_connections WHERE workspace_id = ${workspaceId}::uuid FOR SHARE`;
    if (row && row.status !== "disconnected") return false;
    const finished = held.lease.deliveryIds.map((id) => ({ id, ...outcome }));
    await finishDeliveries(tx, held, finished);
    return true;
  });
  if (!closed) await releaseLease(held, null);
}
