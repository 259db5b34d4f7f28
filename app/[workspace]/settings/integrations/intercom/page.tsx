import type { Metadata } from "next";
import { currentViewer } from "#app/current-viewer.ts";
import { TabPills } from "#components/ui/tabs.tsx";
import { isAdmin } from "#lib/auth/member.ts";
import { requireMember } from "#lib/auth/require-member.ts";
import { findConnection } from "#lib/intercom/connection/find-connection.ts";
import { findPendingSwitch } from "#lib/intercom/oauth/switch-workspace.ts";
import { ActivityCard } from "./activity/activity-card.tsx";
import { readActivityPage } from "./activity/read-activity-page.ts";
import { NotConfigured } from "./connect/not-configured.tsx";
import { NotConnected } from "./connect/not-connected.tsx";
import { Notice } from "./connect/notice.tsx";
import { PendingSwitch } from "./connect/pending-switch.tsx";
import { Connected } from "./connected/connected.tsx";
import { AppSetupCard } from "./setup/app-setup-card.tsx";

type IntercomPageProps = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Intercom · Workspace settings" };

export default async function IntercomPage({ params, searchParams }: IntercomPageProps) {
  const member = await requireMember((await params).workspace);
  const search = await searchParams;
  const connection = await findConnection(member);
  const pending = isAdmin(member) ? await findPendingSwitch(member) : null;
  const viewer = await currentViewer();
  const path = `/${member.workspaceSlug}/settings/integrations/intercom`;
  return (
    <>
      <TabPills label="Integrations" items={[{ href: path, label: "Intercom", current: true }]} />
      <Notice code={search.result} member={member} connection={connection} />
      {pending && <PendingSwitch member={member} connection={connection} pending={pending} />}
      {connection.state === "not_configured" && <NotConfigured />}
      {connection.state === "not_connected" && <NotConnected member={member} />}
      {"intercomAppId" in connection && (
        <>
          <Connected
            member={member}
            connection={connection}
            viewer={viewer}
            isSwitching={pending !== null}
          />
          <ActivityCard
            member={member}
            page={readActivityPage(search)}
            path={path}
            viewer={viewer}
          />
        </>
      )}
      <AppSetupCard member={member} connection={connection} viewer={viewer} />
    </>
  );
}
