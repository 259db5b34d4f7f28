import type { ReactNode } from "react";

type Property = {
  label: string;
  /** Null is not known, and not shown. */
  value: ReactNode;
  /** The label is the customer's own word. */
  isTheirs?: boolean;
};

type PropertyListProps = { title?: string; items: Property[] };

export function PropertyList({ title, items }: PropertyListProps) {
  const known = items.filter(({ value }) => value !== null);
  if (known.length === 0) return null;
  return (
    <section>
      {title && <h2 className="mb-1.5 font-semibold text-13">{title}</h2>}
      <dl className="grid gap-y-0.5">
        {known.map(({ label, value, isTheirs }) => (
          <div
            key={label}
            className="grid min-h-7.5 grid-cols-[84px_minmax(0,1fr)] items-baseline gap-2 py-1.25"
          >
            <dt className="min-w-0 text-12 text-text-3 [overflow-wrap:anywhere]">
              {isTheirs ? <bdi>{label}</bdi> : label}
            </dt>
            <dd dir="auto" className="min-w-0 text-start [overflow-wrap:anywhere]">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
