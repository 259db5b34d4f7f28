import type { ReactNode } from "react";

type TableProps = { label: string; children: ReactNode };

export function Table({ label, children }: TableProps) {
  return (
    <table
      aria-label={label}
      className="w-full border-collapse [&_tbody_tr:hover]:bg-hover [&_td:first-child]:ps-5 [&_td:last-child]:pe-5 [&_td]:h-(--row-table) [&_td]:border-t [&_td]:px-3 [&_th:first-child]:ps-5 [&_th:last-child]:pe-5 [&_th]:h-8.5 [&_th]:whitespace-nowrap [&_th]:px-3 [&_th]:text-start [&_th]:font-medium [&_th]:text-12 [&_th]:text-text-3 max-md:[&_td]:px-2 max-md:[&_th]:px-2"
    >
      {children}
    </table>
  );
}
