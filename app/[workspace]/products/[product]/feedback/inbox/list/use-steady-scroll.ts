import type { Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { TicketRow } from "#lib/feedback/inbox/read-tickets.ts";

type Scrolled = {
  scroller: RefObject<HTMLDivElement | null>;
  virtual: Virtualizer<HTMLDivElement, Element>;
  rows: TicketRow[];
};

const nearTopPx = 40;

/**
 * What comes in above must not move what is being looked at. Returns how many came in above since the top of the list
 * was last in sight.
 */
export function useSteadyScroll({ scroller, virtual, rows }: Scrolled): number {
  const anchor = useRef<{ id: string; offset: number } | null>(null);
  const [seen, setSeen] = useState(rows[0]?.id);

  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list || !anchor.current || list.scrollTop <= nearTopPx) return;
    const { id, offset } = anchor.current;
    const at = rows.findIndex((row) => row.id === id);
    const start = virtual.measurementsCache[at]?.start;
    if (start !== undefined && list.scrollTop !== start + offset) list.scrollTop = start + offset;
  }, [scroller, virtual, rows]);

  useEffect(() => {
    const list = scroller.current;
    if (!list) return;
    function look() {
      const top = list?.scrollTop ?? 0;
      const first = virtual.getVirtualItemForOffset(top);
      const row = first && rows[first.index];
      anchor.current = first && row ? { id: row.id, offset: top - first.start } : null;
      if (top <= nearTopPx) setSeen(rows[0]?.id);
    }
    look();
    list.addEventListener("scroll", look, { passive: true });
    return () => list.removeEventListener("scroll", look);
  }, [scroller, virtual, rows]);

  return Math.max(
    0,
    rows.findIndex(({ id }) => id === seen),
  );
}
