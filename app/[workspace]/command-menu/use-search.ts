"use client";

import { useRef, useState } from "react";

type Found = {
  tickets: {
    ticketId: string;
    title: string;
    status: "todo" | "in_progress" | "done" | "canceled";
  }[];
  people: { id: string; name: string; hint: string | null }[];
  companies: { id: string; name: string; people: number }[];
};

export type Search = {
  words: string;
  found: Found;
  state: "idle" | "looking" | "found" | "failed";
};

const nothing: Found = { tickets: [], people: [], companies: [] };
const pauseMs = 120;

/** Asks while one types; of several answers only that to the last words counts. */
export function useSearch(workspace: string) {
  const [search, setSearch] = useState<Search>({ words: "", found: nothing, state: "idle" });
  const timer = useRef(0);
  const asking = useRef<AbortController | null>(null);

  async function ask(words: string) {
    asking.current = new AbortController();
    const { signal } = asking.current;
    const address = new URLSearchParams({ workspace, q: words });
    const answer = await fetch(`/api/search?${address}`, { signal }).catch(() => null);
    if (signal.aborted) return;
    if (!answer?.ok) return setSearch({ words, found: nothing, state: "failed" });
    setSearch({ words, found: await answer.json(), state: "found" });
  }

  function type(words: string) {
    window.clearTimeout(timer.current);
    asking.current?.abort();
    const isEmpty = words.trim() === "";
    setSearch(({ found }) => ({
      words,
      found: isEmpty ? nothing : found,
      state: isEmpty ? "idle" : "looking",
    }));
    if (!isEmpty) timer.current = window.setTimeout(() => void ask(words.trim()), pauseMs);
  }

  return { search, type };
}
