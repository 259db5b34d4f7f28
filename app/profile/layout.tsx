import type { ReactNode } from "react";
import { navigatorOf } from "#app/navigator-of.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { PageBar } from "#components/shell/page-bar.tsx";
import { PageBody } from "#components/shell/page-body.tsx";
import { requireUser } from "#lib/auth/require-member.ts";
import { findHome } from "#lib/workspaces/find-home.ts";

/** The profile belongs to no workspace; the navigator beside it is that of the person's first one. */
export default async function ProfileLayout({ children }: { children: ReactNode }) {
  const user = await requireUser();
  const member = await findHome(user);
  const page = (
    <>
      <PageBar title="Profile" />
      <PageBody width="product">{children}</PageBody>
    </>
  );
  if (!member) return <main id="main">{page}</main>;
  return <AppShell navigator={await navigatorOf(user, member)}>{page}</AppShell>;
}
