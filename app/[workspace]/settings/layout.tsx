import type { ReactNode } from "react";
import { PageBar } from "#components/shell/page-bar.tsx";
import { PageBody } from "#components/shell/page-body.tsx";
import { SectionTabs } from "#components/shell/section-tabs.tsx";

type SettingsLayoutProps = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function SettingsLayout({ params, children }: SettingsLayoutProps) {
  const { workspace } = await params;
  const at = `/${workspace}/settings`;
  const tabs = [
    { href: at, label: "General" },
    { href: `${at}/members`, label: "Members" },
    { href: `${at}/integrations/intercom`, label: "Integrations", under: `${at}/integrations` },
  ];
  return (
    <>
      <PageBar
        title="Workspace settings"
        tabs={<SectionTabs label="Workspace settings" items={tabs} />}
      />
      <PageBody>{children}</PageBody>
    </>
  );
}
