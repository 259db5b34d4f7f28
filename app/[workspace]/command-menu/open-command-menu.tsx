"use client";

import { Search } from "lucide-react";
import { useCommandMenu } from "./command-scope.ts";

/** In the navigator. */
export function OpenCommandMenu() {
  const { open } = useCommandMenu();
  return (
    <button
      type="button"
      aria-label="Search"
      aria-keyshortcuts="Control+K Meta+K"
      title="Search"
      onClick={() => open("root")}
      className="mt-2 flex h-8 w-full shrink-0 items-center gap-2.25 rounded-md bg-nav-hover px-2.25 text-nav-text-2 transition-colors hover:bg-nav-active hover:text-nav-text group-data-collapsed/nav:mt-10 group-data-collapsed/nav:justify-center group-data-collapsed/nav:px-0"
    >
      <Search aria-hidden className="size-3.5 shrink-0" />
      <span className="group-data-collapsed/nav:sr-only">Search</span>
      <kbd
        aria-hidden
        className="ms-auto rounded-xs px-1 font-medium font-sans text-11 text-nav-text-3 inset-ring inset-ring-nav-line group-data-collapsed/nav:hidden"
      >
        Ctrl K
      </kbd>
    </button>
  );
}
