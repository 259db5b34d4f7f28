import type { Admin } from "#lib/auth/member.ts";
import { transaction } from "#lib/database/client.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { tryOpenToken } from "#lib/intercom/connection/open-token.ts";
import { type Granted, saveConnection } from "#lib/intercom/connection/save-connection.ts";
import { refreshTags } from "#lib/intercom/tags/refresh-tags.ts";
import type { IntercomConnection } from "#prisma/generated/client.ts";
import { noPendingToken, sealPendingToken } from "./pending-token.ts";

type State = { workspaceId: string; id: string };

/** The connection takes the token over from the state in one transaction: it is never in neither, never in both. */
export async function saveGranted(admin: Admin, { id }: State, granted: Granted): Promise<void> {
  const state = { workspaceId: admin.workspaceId, id };
  await transaction(async (tx) => {
    const former = await saveConnection(tx, admin, granted);
    await faultPoint("connect.audited");
    const data = former ? leftBehind(state, former, granted) : noPendingToken;
    await tx.oauthState.updateMany({ where: state, data });
    await faultPoint("connect.handed_over");
  });
  await faultPoint("connect.committed");
  await refreshTags(admin);
  await faultPoint("connect.tags_read");
}

/** The token of another Intercom workspace, connected until now, goes where what is to be given back is looked for. */
function leftBehind(state: State, former: IntercomConnection, { intercomAppId }: Granted) {
  const token = former.intercomAppId === intercomAppId ? null : tryOpenToken(former);
  if (token === null) return noPendingToken;
  const { intercomAppId: formerAppId, region } = former;
  const sealed = sealPendingToken(state, token);
  return { ...sealed, intercomAppId: formerAppId, region, expiresAt: new Date(0) };
}
