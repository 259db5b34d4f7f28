import type { ReactNode } from "react";
import { navigatorOf } from "#app/navigator-of.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { requireMember, requireUser } from "#lib/auth/require-member.ts";

type WorkspaceLayoutProps = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function WorkspaceLayout({ params, children }: WorkspaceLayoutProps) {
  const { workspace } = await params;
  const [user, member] = await Promise.all([requireUser(), requireMember(workspace)]);
  return (
    <AppShell navigator={await navigatorOf(user, member)}>
      {children}
      <LiveRefresh workspace={member.workspaceSlug} />
    </AppShell>
  );
}
