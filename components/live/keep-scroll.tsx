"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";

type KeepScrollProps = { id: string; className?: string; children: ReactNode };

const kept = new Map<string, number>();
let hadFocus = false;

/**
 * A scrolling list that another page shows again just as it was: it stands where it stood, with
 * the current row in sight, and focused if focus was in the list before.
 */
export function KeepScroll({ id, className, children }: KeepScrollProps) {
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const list = ref.current;
    if (!list) return;
    list.scrollTop = kept.get(id) ?? 0;
    const current = list.querySelector<HTMLElement>("[aria-current]");
    current?.scrollIntoView({ block: "nearest" });
    if (hadFocus && document.activeElement === document.body) current?.focus();
    const keep = () => kept.set(id, list.scrollTop);
    list.addEventListener("scroll", keep, { passive: true });
    return () => {
      hadFocus = list.contains(document.activeElement);
      list.removeEventListener("scroll", keep);
    };
  }, [id]);

  return (
    <div ref={ref} className={className}>
      {children}
    </div>
  );
}
