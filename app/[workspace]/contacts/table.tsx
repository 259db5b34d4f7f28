import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "#components/ui/app-link.tsx";
import { cn } from "#lib/cn.ts";

type TableProps = { label: string; heads: ReactNode; children: ReactNode };

export function Table({ label, heads, children }: TableProps) {
  return (
    <table aria-label={label} className="w-full table-fixed border-collapse">
      <thead>
        <tr className="h-8.5 [&>th]:sticky [&>th]:top-0 [&>th]:z-2 [&>th]:bg-canvas [&>th]:shadow-[inset_0_-1px_0_var(--line)]">
          {heads}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** A phone shows a row's first and last cells; the first says there what the others would. */
const cellLooks = "px-3 first:ps-5 last:pe-5 max-md:first:ps-4 max-md:last:pe-4";

type CellProps = { isNumber?: boolean; className?: string; children: ReactNode };

export function Cell({ isNumber, className, children }: CellProps) {
  return (
    <td className={cn(cellLooks, isNumber && "nums text-end", className)}>
      <div className="truncate">{children}</div>
    </td>
  );
}

/** The cell whose link is the row's: wherever the row is pressed. */
export function NameCell({ children }: { children: ReactNode }) {
  return <td className={cn(cellLooks, "max-w-0 py-1.5")}>{children}</td>;
}

/** Of columns that narrower windows do not show. */
export const onWide = "max-md:hidden";
export const onWider = "max-[960px]:hidden";
export const onWidest = "max-xl:hidden";

export const rowLooks =
  "relative h-(--row-table) border-b text-text-2 transition-colors hover:bg-hover";

export const rowLinkLooks =
  "min-w-0 truncate font-medium text-text after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2";

/** Over the buttons that restore a row each. */
export function RestoreHead() {
  return (
    <th scope="col" className="w-27">
      <span className="sr-only">Restore</span>
    </th>
  );
}

export function RestoreCell({ children }: { children: ReactNode }) {
  return (
    <td className="px-3 pe-5 max-md:pe-4">
      <div className="relative z-1 flex justify-end">{children}</div>
    </td>
  );
}

type HeadProps = {
  isNumber?: boolean;
  className?: string;
  /** How the list is sorted by this column, and the address where it is sorted the next way. */
  sorting?: { href: string; direction: "asc" | "desc" | null };
  children: string;
};

export function Head({ isNumber, className, sorting, children }: HeadProps) {
  const direction = sorting?.direction ?? null;
  return (
    <th
      scope="col"
      aria-sort={direction ? (direction === "asc" ? "ascending" : "descending") : undefined}
      className={cn(
        cellLooks,
        "text-12",
        isNumber ? "text-end" : "text-start",
        direction ? "font-semibold text-text" : "font-medium text-text-3",
        className,
      )}
    >
      {sorting ? (
        <AppLink
          href={sorting.href}
          scroll={false}
          className="hit inline-flex items-center gap-1 rounded-xs transition-colors hover:text-text"
        >
          {children}
          {direction === "asc" && <ArrowUp aria-hidden className="size-3" />}
          {direction === "desc" && <ArrowDown aria-hidden className="size-3" />}
        </AppLink>
      ) : (
        children
      )}
    </th>
  );
}
