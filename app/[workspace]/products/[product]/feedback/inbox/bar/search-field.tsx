"use client";

import { Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { fieldLooks } from "#components/ui/field-looks.ts";
import { Key } from "#components/ui/key.tsx";
import { cn } from "#lib/cn.ts";

const pauseMs = 150;

/** Looks while one types. Enter goes on to the list, Escape leaves. */
export function SearchField() {
  const { query, show } = useInbox();
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef(0);

  useEffect(() => {
    if (field.current && document.activeElement !== field.current)
      field.current.value = query.search;
  }, [query.search]);

  function look() {
    window.clearTimeout(timer.current);
    const search = field.current?.value.trim() ?? "";
    if (search !== query.search) show({ ...query, search }, "replace");
  }

  return (
    <search className="relative w-55 shrink-0 max-md:w-full">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          look();
          document.querySelector<HTMLElement>("[data-row][tabindex='0']")?.focus();
        }}
      >
        <Search
          aria-hidden
          className="pointer-events-none absolute start-2.5 top-1/2 size-3.5 -translate-y-1/2 text-text-3"
        />
        <input
          ref={field}
          id="search-feedback"
          type="search"
          name="q"
          aria-label="Search feedback"
          aria-keyshortcuts="/"
          placeholder="Search feedback"
          defaultValue={query.search}
          autoComplete="off"
          maxLength={200}
          dir="auto"
          onChange={() => {
            window.clearTimeout(timer.current);
            timer.current = window.setTimeout(look, pauseMs);
          }}
          onKeyDown={(event) => event.key === "Escape" && field.current?.blur()}
          className={cn(fieldLooks({ size: "sm" }), "peer ps-8")}
        />
        <Key className="pointer-events-none absolute end-1.5 top-1/2 -translate-y-1/2 peer-focus:hidden peer-not-placeholder-shown:hidden max-md:hidden pointer-coarse:hidden">
          /
        </Key>
      </form>
    </search>
  );
}
