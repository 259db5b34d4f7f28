import type { ReactNode } from "react";
import { AppShell } from "#components/shell/app-shell.tsx";
import type { Member } from "#lib/auth/member.ts";
import type { SignedIn } from "#lib/auth/sessions/find-session.ts";
import { CommandProvider } from "./[workspace]/command-menu/command-provider.tsx";
import { navigatorOf } from "./navigator-of.tsx";

type WorkspaceShellProps = { user: SignedIn; member: Member; children: ReactNode };

/** The navigator, and the command menu that opens over everything. */
export async function WorkspaceShell({ user, member, children }: WorkspaceShellProps) {
  const navigator = await navigatorOf(user, member);
  return (
    <CommandProvider workspace={member.workspaceSlug} products={navigator.products}>
      <AppShell navigator={navigator}>{children}</AppShell>
    </CommandProvider>
  );
}
