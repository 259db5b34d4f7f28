import { scopeOf } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { intercomFor } from "#lib/intercom/client/intercom-for.ts";
import { markReconnectNeeded } from "#lib/intercom/connection/mark-reconnect-needed.ts";
import { openToken } from "#lib/intercom/connection/open-token.ts";
import { log } from "#lib/log.ts";
import type { IntercomConnection } from "#prisma/generated/client.ts";

/**
 * Intercom says that the app was removed. The call proves nothing and may come late, after a new installation,
 * so each connection's own token decides: only one that is refused needs reconnecting.
 */
export async function noteUninstall(intercomAppId: string): Promise<void> {
  const rows = await database.intercomConnection.findMany({
    where: { intercomAppId, status: "connected" },
  });
  await Promise.all(rows.map(checkAccess));
}

async function checkAccess(row: IntercomConnection): Promise<void> {
  const { region } = row;
  try {
    const token = openToken(row);
    if (token !== null) await intercomFor({ region, token, timeoutMs: 10_000 }).me();
  } catch (err) {
    if (err instanceof IntercomError && err.kind === "unauthorized") {
      await markReconnectNeeded(scopeOf(row), row);
    } else {
      log.warn({ err, workspaceId: row.workspaceId }, "An uninstall could not be confirmed");
    }
  }
}
