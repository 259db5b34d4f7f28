"use client";

import { type RefObject, useEffect } from "react";
import type { Chosen } from "./write-mentions.ts";

type Draft = { text: string; chosen: Chosen };

type Question = {
  name: string;
  field: RefObject<HTMLTextAreaElement | null>;
  chosen: RefObject<Chosen>;
};

/** What is typed and not sent yet is there again for whoever comes back within the tab. */
export function useDraft({ name, field, chosen }: Question) {
  useEffect(() => {
    const kept = read(name);
    if (!kept || !field.current || field.current.value !== "") return;
    field.current.value = kept.text;
    chosen.current = kept.chosen;
  }, [name, field, chosen]);

  function keep() {
    const text = field.current?.value ?? "";
    if (text === "") forget();
    else sessionStorage.setItem(name, JSON.stringify({ text, chosen: chosen.current }));
  }

  function forget() {
    chosen.current = {};
    sessionStorage.removeItem(name);
  }

  return { keep, forget };
}

function read(name: string): Draft | null {
  const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? "null");
  return isDraft(kept) ? kept : null;
}

function isDraft(kept: unknown): kept is Draft {
  return typeof kept === "object" && kept !== null && "text" in kept && "chosen" in kept;
}
