"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";

type KeepScrollProps = { id: string; className?: string; children: ReactNode };

const kept = new Map<string, number>();

/** A scrolling list that stands where it was when another page shows it again; the current row is kept in sight. */
export function KeepScroll({ id, className, children }: KeepScrollProps) {
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const list = ref.current;
    if (!list) return;
    list.scrollTop = kept.get(id) ?? 0;
    list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    const keep = () => kept.set(id, list.scrollTop);
    list.addEventListener("scroll", keep, { passive: true });
    return () => list.removeEventListener("scroll", keep);
  }, [id]);

  return (
    <div ref={ref} className={className}>
      {children}
    </div>
  );
}
