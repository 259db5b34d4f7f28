import type { ReactNode } from "react";
import { WorkspaceShell } from "#app/workspace-shell.tsx";
import { PageBar } from "#components/shell/page-bar.tsx";
import { PageBody } from "#components/shell/page-body.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { requireUser } from "#lib/auth/require-member.ts";
import { findHome } from "#lib/workspaces/find-home.ts";

/** The profile belongs to no workspace; the navigator beside it is that of the person's first one. */
export default async function ProfileLayout({ children }: { children: ReactNode }) {
  const user = await requireUser();
  const member = await findHome(user);
  if (!member) {
    return (
      <main id="main" className="flex h-dvh flex-col bg-canvas">
        <PageBar title="Profile" start={<WayHome />} />
        <PageBody width="product">{children}</PageBody>
      </main>
    );
  }
  return (
    <WorkspaceShell user={user} member={member}>
      <PageBar title="Profile" />
      <PageBody width="product">{children}</PageBody>
    </WorkspaceShell>
  );
}

function WayHome() {
  return (
    <AppLink
      href="/"
      aria-label="Timebook"
      className="hit me-1 flex shrink-0 rounded-sm max-md:ms-2"
    >
      <Mark />
    </AppLink>
  );
}
