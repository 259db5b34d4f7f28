import type { Viewer } from "#app/current-viewer.ts";
import type { Member } from "#lib/auth/member.ts";
import { isAdmin } from "#lib/auth/member.ts";
import { countDeliveries } from "#lib/intercom/activity/count-deliveries.ts";
import type { LiveConnection } from "#lib/intercom/connection/find-connection.ts";
import { isShared } from "#lib/intercom/connection/is-shared.ts";
import { findContactSync } from "#lib/intercom/contact-import/find-contact-sync.ts";
import { listProductSettings } from "#lib/intercom/settings/list-product-settings.ts";
import { ConnectionCard } from "./connection-card.tsx";
import { SyncContactsCard } from "./contact-sync/sync-contacts-card.tsx";
import { MissingPermission } from "./missing-permission.tsx";
import { ReconnectBanner } from "./reconnect-banner.tsx";
import { SyncFeedbackCard } from "./sync-feedback-card.tsx";

type Props = {
  member: Member;
  connection: LiveConnection;
  viewer: Viewer;
  /** Whether the page asks already which Intercom workspace it is to be. */
  isSwitching: boolean;
};

export async function Connected({ member, connection, viewer, isSwitching }: Props) {
  const { workspaceId } = member;
  const { intercomAppId } = connection;
  const [products, shared, { waiting }, contactSync] = await Promise.all([
    listProductSettings(member, intercomAppId),
    isShared({ workspaceId, intercomAppId }),
    countDeliveries(member),
    findContactSync(member),
  ]);
  const canChange = isAdmin(member);
  return (
    <>
      {connection.state === "reconnect_needed" && (
        <ReconnectBanner {...{ member, connection, viewer, canChange, isSwitching }} />
      )}
      {connection.missingPermission && <MissingPermission {...{ member, connection, canChange }} />}
      <ConnectionCard {...{ member, connection, viewer, canChange, shared, waiting }} />
      <SyncFeedbackCard {...{ member, connection, canChange, products }} />
      <SyncContactsCard {...{ member, connection, viewer, canChange, contactSync }} />
    </>
  );
}
