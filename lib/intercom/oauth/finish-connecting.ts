import type { Admin } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { log } from "#lib/log.ts";
import type { OauthState } from "#prisma/generated/client.ts";
import type { ConnectResult } from "./connect-result.ts";
import { exchangeCode } from "./exchange-code.ts";
import { identifyWorkspace } from "./identify-workspace.ts";
import { keepPendingToken } from "./pending-token.ts";
import { saveGranted } from "./save-granted.ts";
import { type Arrival, spendState } from "./spend-state.ts";

type Landing = { result: ConnectResult; workspaceSlug: string | null };

/** What Intercom's redirect back comes to. Never throws for a failure of Intercom's. */
export async function finishConnecting(arrival: Arrival): Promise<Landing> {
  const spent = await spendState(arrival);
  if ("refused" in spent) return { result: spent.refused, workspaceSlug: spent.workspaceSlug };
  await faultPoint("connect.state_used");
  const { row, admin } = spent;
  const { workspaceSlug } = admin;
  if (!arrival.code) return { result: "denied", workspaceSlug };
  try {
    const result = await connect(admin, row, arrival.code);
    await faultPoint("connect.answering");
    return { result, workspaceSlug };
  } catch (error) {
    if (!(error instanceof IntercomError)) throw error;
    log.warn({ err: error, workspaceId: row.workspaceId }, "Intercom could not be connected");
    return { result: resultOf(error), workspaceSlug };
  }
}

async function connect(admin: Admin, row: OauthState, code: string): Promise<ConnectResult> {
  const token = await exchangeCode({ region: row.region, code });
  await faultPoint("connect.exchanged");
  await keepPendingToken(row, token);
  await faultPoint("connect.token_kept");
  const workspace = await identifyWorkspace({ region: row.region, token });
  await faultPoint("connect.identified");
  const { workspaceId, id } = row;
  const before = await database.intercomConnection.findUnique({
    where: { workspaceId },
    select: { intercomAppId: true },
  });
  if (before && before.intercomAppId !== workspace.intercomAppId) {
    await database.oauthState.updateMany({ where: { workspaceId, id }, data: workspace });
    return "other_workspace";
  }
  await saveGranted(admin, row, { ...workspace, token });
  return "connected";
}

function resultOf(error: IntercomError): ConnectResult {
  if (error.kind === "permission") return "permission";
  if (error.kind === "unauthorized" || error.kind === "not_found") return "refused";
  return "unavailable";
}
