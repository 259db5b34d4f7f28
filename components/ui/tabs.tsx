import type { MouseEvent } from "react";
import { cn } from "#lib/cn.ts";
import { AppLink } from "./app-link.tsx";

type TabItem = {
  href: string;
  label: string;
  count?: number | string;
  current: boolean;
  /** Instead of following the link, where it is simply clicked. */
  onChoose?: () => void;
};
type TabsProps = { label: string; items: TabItem[] };

export function Tabs({ label, items }: TabsProps) {
  return (
    <nav
      aria-label={label}
      className="flex h-full min-w-0 gap-0.5 overflow-x-auto overflow-y-hidden [scrollbar-width:none]"
    >
      {items.map(({ href, label: name, count, current, onChoose }) => (
        <AppLink
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          {...(onChoose && { onClick: (event) => chooseInstead(event, onChoose) })}
          className={cn(
            "focus-inset relative flex items-center gap-1.5 whitespace-nowrap rounded-sm px-2.25 font-medium text-text-2 transition-colors hover:text-text",
            "after:absolute after:inset-x-2.25 after:bottom-0 after:h-0.5 after:rounded-t-xs aria-[current]:text-text aria-[current]:after:bg-selected-bar",
          )}
        >
          {name}
          {count !== undefined && <Count value={count} />}
        </AppLink>
      ))}
    </nav>
  );
}

export function TabPills({ label, items }: TabsProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-2">
      {items.map(({ href, label: name, count, current }) => (
        <AppLink
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className="hit inline-flex h-(--control) items-center gap-2 rounded-md px-3 font-medium text-text-2 transition-colors hover:bg-hover aria-[current]:bg-pressed aria-[current]:text-text"
        >
          {name}
          {count !== undefined && <Count value={count} />}
        </AppLink>
      ))}
    </nav>
  );
}

function chooseInstead(event: MouseEvent, choose: () => void): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  choose();
}

function Count({ value }: { value: number | string }) {
  return (
    <span className="nums font-regular text-12 text-text-3">{value.toLocaleString("en")}</span>
  );
}
