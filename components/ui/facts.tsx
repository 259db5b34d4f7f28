import type { ReactNode } from "react";

type FactsProps = { items: { label: string; value: ReactNode }[] };

export function Facts({ items }: FactsProps) {
  return (
    <dl className="grid grid-cols-2 overflow-hidden border-t md:auto-cols-fr md:grid-flow-col md:grid-cols-none">
      {items.map(({ label, value }) => (
        <div
          key={label}
          className="min-w-0 px-5 pt-3 pb-3.5 max-md:odd:border-e max-md:nth-[n+3]:border-t md:not-first:border-s"
        >
          <dt className="mb-0.5 text-12 text-text-3">{label}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
