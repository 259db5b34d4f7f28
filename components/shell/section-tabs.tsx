"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "#components/ui/tabs.tsx";

type SectionTabsProps = { label: string; items: { href: string; label: string; under?: string }[] };

/** Tabs of a layout, which does not learn the path itself. `under` marks a tab for the pages below it too. */
export function SectionTabs({ label, items }: SectionTabsProps) {
  const path = usePathname();
  return (
    <Tabs
      label={label}
      items={items.map(({ href, label, under }) => ({
        href,
        label,
        current: path === href || (under !== undefined && path.startsWith(under)),
      }))}
    />
  );
}
