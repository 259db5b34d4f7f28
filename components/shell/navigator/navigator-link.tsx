"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/app-link.tsx";
import { itemLooks } from "./navigator-looks.ts";

type NavigatorLinkProps = {
  href: string;
  label: string;
  about?: string;
  /** Another address whose pages are this link's too. */
  alsoAt?: string;
  children: ReactNode;
};

export function NavigatorLink({ href, label, about, alsoAt, children }: NavigatorLinkProps) {
  const pathname = usePathname();
  const current = [href, alsoAt].some((at) => pathname === at || pathname.startsWith(`${at}/`));
  return (
    <AppLink
      href={href}
      aria-label={about ?? label}
      title={label}
      aria-current={current ? "page" : undefined}
      className={itemLooks}
    >
      {children}
      <span className="truncate group-data-collapsed/nav:hidden">{label}</span>
    </AppLink>
  );
}
