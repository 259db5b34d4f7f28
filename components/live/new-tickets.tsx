"use client";

import { ArrowUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";

type NewTicketsProps = { newest: number };

const nearTop = 40;

/**
 * Says how many tickets have come while the list was open; `newest` is the highest number in it.
 * Further down nothing may move under the pointer: there a button leads up to them.
 */
export function NewTickets({ newest }: NewTicketsProps) {
  const mark = useRef<HTMLDivElement>(null);
  const [atFirst] = useState(newest);
  const [seen, setSeen] = useState(newest);
  const arrived = newest - atFirst;
  const waiting = newest - seen;

  useEffect(() => {
    const list = mark.current?.parentElement;
    if (!list) return;
    list.dataset.live = "";
    const look = () => list.scrollTop < nearTop && setSeen(newest);
    look();
    list.addEventListener("scroll", look, { passive: true });
    return () => list.removeEventListener("scroll", look);
  }, [newest]);

  return (
    <div ref={mark} className="sticky top-2 z-10 flex h-0 justify-center">
      <span role="status" className="sr-only">
        {arrived > 0 && inWords(arrived)}
      </span>
      {waiting > 0 && (
        <button
          type="button"
          onClick={() => mark.current?.parentElement?.scrollTo({ top: 0 })}
          className="hit flex h-7 items-center gap-1.5 rounded-full bg-toast px-3 font-medium text-12 text-nav-text shadow-md [--focus:var(--nav-focus)]"
        >
          <ArrowUp aria-hidden className="size-3.5" />
          {waiting.toLocaleString("en")} new
        </button>
      )}
    </div>
  );
}

function inWords(count: number): string {
  return count === 1 ? "1 new ticket" : `${count.toLocaleString("en")} new tickets`;
}
