"use client";

import { PanelLeft } from "lucide-react";
import { type ReactNode, useState } from "react";

type NavigatorFrameProps = { startCollapsed: boolean; children: ReactNode };

const yearSeconds = 31_536_000;

export function NavigatorFrame({ startCollapsed, children }: NavigatorFrameProps) {
  const [collapsed, setCollapsed] = useState(startCollapsed);
  const label = collapsed ? "Expand navigator" : "Collapse navigator";

  function toggle() {
    const next = collapsed ? "open" : "collapsed";
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it to draw the right width at once
    document.cookie = `navigator=${next}; path=/; max-age=${yearSeconds}; samesite=lax`;
    setCollapsed(!collapsed);
  }

  return (
    <nav
      aria-label="Navigator"
      data-collapsed={collapsed || undefined}
      className="group/nav relative flex w-58 shrink-0 flex-col bg-nav text-nav-text-2 transition-[width] duration-(--move) [--focus:var(--nav-focus)] data-collapsed:w-14 max-md:hidden"
    >
      <button
        type="button"
        aria-label={label}
        aria-expanded={!collapsed}
        title={label}
        onClick={toggle}
        className="hit absolute end-2.5 top-3.5 z-10 grid size-7 place-items-center rounded-md text-nav-text-3 transition-colors hover:bg-nav-hover hover:text-nav-text group-data-collapsed/nav:end-3.5 group-data-collapsed/nav:top-12.5"
      >
        <PanelLeft aria-hidden />
      </button>
      {children}
    </nav>
  );
}
