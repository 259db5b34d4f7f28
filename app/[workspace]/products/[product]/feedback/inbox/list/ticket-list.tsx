"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { Button } from "#components/ui/button.tsx";
import { Arrivals } from "./arrivals.tsx";
import { rowsToDraw } from "./rows-to-draw.ts";
import { SelectBox } from "./select-box.tsx";
import { TicketRow } from "./ticket-row.tsx";
import { useMovingNow } from "./use-moving-now.ts";
import { useSteadyScroll } from "./use-steady-scroll.ts";

const usualRowPx = { beside: 46, alone: 36 };
/** Until the browser has measured. */
const assumed = { width: 600, height: 900 };
const loadsAhead = 15;

export function TicketList() {
  // The virtualizer changes in place, which the compiler takes for unchanged.
  "use no memo";
  const inbox = useInbox();
  const { listed, open, active, setActive, selection, go, store, search, workspace } = inbox;
  const { rows, hasMore, state } = listed;
  const scroller = useRef<HTMLDivElement>(null);
  const viewer = useMovingNow(inbox.viewer);
  const activeAt = Math.max(
    0,
    rows.findIndex(({ id }) => id === active?.id),
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualRowPx[open ? "beside" : "alone"],
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    initialRect: assumed,
    rangeExtractor: (range) => rowsToDraw(range, activeAt),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const waiting = useSteadyScroll({ scroller, virtual, rows });

  useEffect(() => {
    if (hasMore && state === "ready" && last >= rows.length - loadsAhead) void store.more(search);
  }, [store, search, hasMore, state, last, rows.length]);

  useEffect(() => {
    if (active) virtual.scrollToIndex(activeAt, { align: "auto" });
  }, [virtual, active, activeAt]);

  return (
    <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
      <Arrivals waiting={waiting} onShow={() => virtual.scrollToOffset(0)} />
      <ul
        aria-busy={state === "loading"}
        style={{ height: virtual.getTotalSize() }}
        className={state === "loading" ? "relative opacity-60 transition-opacity" : "relative"}
      >
        {items.map(({ index, start, key }) => {
          const row = rows[index];
          if (!row) return null;
          const isSelected = selection.has(row.id);
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={hasMore ? -1 : rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
              className="absolute inset-x-0 top-0"
            >
              <TicketRow
                ticket={row}
                href={`/${workspace}/products/${inbox.productKey}/feedback/${row.ticketId}?${search}`}
                viewer={viewer}
                isOpen={row.ticketId === open}
                isActive={index === activeAt}
                isSelected={isSelected}
                isAlone={open === null}
                onFocus={() => setActive(row.id)}
                onOpen={() => go(row.ticketId)}
                box={
                  <SelectBox
                    label={`Select ${row.ticketId}`}
                    isChecked={isSelected}
                    onToggle={() => selection.toggle(row.id)}
                  />
                }
              />
            </li>
          );
        })}
      </ul>
      {state === "failed" && (
        <p role="alert" className="flex items-center justify-center gap-3 px-4 py-5 text-text-2">
          {rows.length > 0 ? "The rest of the list" : "The list"} could not be read.
          <Button
            size="sm"
            onClick={() => void (rows.length > 0 ? store.more(search) : store.retry(search))}
          >
            Retry
          </Button>
        </p>
      )}
    </div>
  );
}
