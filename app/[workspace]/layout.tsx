import type { ReactNode } from "react";
import { WorkspaceShell } from "#app/workspace-shell.tsx";
import { LiveRefresh } from "#components/live/live-refresh.tsx";
import { requireMember, requireUser } from "#lib/auth/require-member.ts";

type WorkspaceLayoutProps = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function WorkspaceLayout({ params, children }: WorkspaceLayoutProps) {
  const { workspace } = await params;
  const [user, member] = await Promise.all([requireUser(), requireMember(workspace)]);
  return (
    <WorkspaceShell user={user} member={member}>
      {children}
      <LiveRefresh workspace={member.workspaceSlug} />
    </WorkspaceShell>
  );
}
