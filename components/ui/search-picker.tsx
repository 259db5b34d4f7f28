"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Search } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { cn } from "#lib/cn.ts";
import { FieldFrame } from "./field-frame.tsx";
import { fieldLooks } from "./field-looks.ts";
import { otherwiseId, type PickerOption, SearchPickerList } from "./search-picker-list.tsx";
import { useField } from "./use-field.ts";

type SearchPickerProps = {
  name: string;
  label: string;
  placeholder: string;
  help?: string;
  /** Answers with those that match its `q`. */
  address: string;
  kind: "person" | "company" | "ticket";
  /** Who is not offered. */
  except?: string;
  onPick?: (picked: PickerOption | null) => void;
  /** What is offered below whoever is found, and where nobody is. */
  otherwise?: { name: (typed: string) => string; hint: string; onPick: (typed: string) => void };
};

type Answer = { state: "idle" | "looking" | "failed" | "found"; found: PickerOption[] };

const pauseMs = 200;
const nothing: Answer = { state: "idle", found: [] };

/** One of many, whom the server looks for while one types. */
export function SearchPicker(props: SearchPickerProps) {
  const { name, label, placeholder, help, address, kind, except, onPick, otherwise } = props;
  const field = useField({ name, help });
  const labelId = useId();
  const [picked, setPicked] = useState<PickerOption | null>(null);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const { state, found, look, lookFirst } = useLookup(address);
  const typed = query.trim();
  const offered = found.filter(({ id }) => id !== except);
  if (otherwise && typed && state !== "looking") {
    const { name: nameFor, hint } = otherwise;
    offered.push({ id: otherwiseId, name: nameFor(typed), hint, initials: null });
  }

  function pick(next: PickerOption | null) {
    if (next?.id === otherwiseId) return otherwise?.onPick(typed);
    setPicked(next);
    onPick?.(next);
  }

  return (
    <FieldFrame id={field.id} {...{ label, help }} error={field.problem}>
      <input type="hidden" name={name} value={picked?.id ?? ""} />
      <Combobox.Root
        items={offered}
        filteredItems={offered}
        value={picked}
        onValueChange={pick}
        inputValue={query}
        onInputValueChange={(typed, { reason }) => {
          setQuery(typed);
          if (reason !== "input-change") return;
          if (picked) pick(null);
          look(typed);
        }}
        open={open}
        onOpenChange={(wanted) => {
          setOpen(wanted);
          if (wanted) lookFirst(query);
        }}
        itemToStringLabel={({ name: shown }) => shown}
        isItemEqualToValue={(one, other) => one.id === other.id}
        autoHighlight
      >
        <div className="relative">
          <Search
            aria-hidden
            className="pointer-events-none absolute start-2.5 top-1/2 size-3.5 -translate-y-1/2 text-text-3"
          />
          <Combobox.Input
            id={field.id}
            placeholder={placeholder}
            autoComplete="off"
            dir="auto"
            className={cn(fieldLooks(), "ps-8")}
            {...field.aria}
          />
        </div>
        <span id={labelId} className="sr-only">
          {label}
        </span>
        {open && (
          <SearchPickerList
            {...{ kind, state, query: typed, labelledBy: labelId }}
            isEmpty={offered.every(({ id }) => id === otherwiseId)}
          />
        )}
      </Combobox.Root>
    </FieldFrame>
  );
}

function useLookup(address: string) {
  const [answer, setAnswer] = useState<Answer>(nothing);
  const timer = useRef<number | undefined>(undefined);
  const asking = useRef<AbortController | null>(null);

  useEffect(() => {
    return () => {
      window.clearTimeout(timer.current);
      asking.current?.abort();
    };
  }, []);

  function look(query: string) {
    window.clearTimeout(timer.current);
    asking.current?.abort();
    const asked = new AbortController();
    asking.current = asked;
    // Enter must not choose from what an earlier word has found.
    setAnswer({ state: "looking", found: [] });
    timer.current = window.setTimeout(async () => {
      const found = await ask(address, query, asked.signal);
      if (asked.signal.aborted) return;
      setAnswer(found ? { state: "found", found } : { state: "failed", found: [] });
    }, pauseMs);
  }

  /** Not where the first letter, which opens the list too, has begun a look already. */
  function lookFirst(query: string) {
    if (!asking.current) look(query);
  }

  return { ...answer, look, lookFirst };
}

/** Null when the server cannot be reached or will not say. */
async function ask(
  address: string,
  query: string,
  signal: AbortSignal,
): Promise<PickerOption[] | null> {
  const response = await fetch(`${address}&q=${encodeURIComponent(query)}`, { signal }).catch(
    () => null,
  );
  const read: unknown = response?.ok ? await response.json().catch(() => null) : null;
  return isAnswer(read) ? read.found : null;
}

/** By hand: a library that tries to compile its checks breaks the page's policy, and weighs more than this page. */
function isAnswer(read: unknown): read is { found: PickerOption[] } {
  return typeof read === "object" && read !== null && "found" in read && Array.isArray(read.found);
}
