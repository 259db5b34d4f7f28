import type { Admin } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { AppError } from "#lib/errors.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { IntercomError } from "#lib/intercom/client/intercom-error.ts";
import { log } from "#lib/log.ts";
import type { OauthState } from "#prisma/generated/client.ts";
import type { ConnectResult } from "./connect-result.ts";
import { giveBack } from "./drop-pending-token.ts";
import { exchangeCode } from "./exchange-code.ts";
import { identifyWorkspace } from "./identify-workspace.ts";
import { keepPendingToken } from "./pending-token.ts";
import { saveGranted } from "./save-granted.ts";
import { type Arrival, spendState } from "./spend-state.ts";

type Landing = { result: ConnectResult; workspaceSlug: string | null };

/** What Intercom's redirect back comes to. Once the state is used up it does not throw: the person is told to try again. */
export async function finishConnecting(arrival: Arrival): Promise<Landing> {
  const spent = await spendState(arrival);
  if ("refused" in spent) return { result: spent.refused, workspaceSlug: spent.workspaceSlug };
  const { row, admin } = spent;
  const { workspaceSlug } = admin;
  try {
    await faultPoint("connect.state_used");
    const result = arrival.code ? await connect(admin, row, arrival.code) : "denied";
    await faultPoint("connect.answering");
    return { result, workspaceSlug };
  } catch (error) {
    const level = error instanceof IntercomError ? "warn" : "error";
    log[level]({ err: error, workspaceId: row.workspaceId }, "Intercom could not be connected");
    return { result: resultOf(error), workspaceSlug };
  }
}

async function connect(admin: Admin, row: OauthState, code: string): Promise<ConnectResult> {
  const token = await exchangeCode({ region: row.region, code });
  await keepOrGiveBack(row, token);
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

/** After this nobody knows of a token that is not kept. */
async function keepOrGiveBack(row: OauthState, token: string): Promise<void> {
  try {
    await faultPoint("connect.exchanged");
    await keepPendingToken(row, token);
  } catch (error) {
    await giveBack(row, token).catch((err) =>
      log.error({ err, workspaceId: row.workspaceId }, "A token could not be given back"),
    );
    throw error;
  }
}

function resultOf(error: unknown): ConnectResult {
  if (error instanceof AppError && error.code === "forbidden") return "forbidden";
  if (!(error instanceof IntercomError)) return "failed";
  if (error.kind === "permission") return "permission";
  if (error.kind === "unauthorized" || error.kind === "not_found") return "refused";
  return "unavailable";
}
