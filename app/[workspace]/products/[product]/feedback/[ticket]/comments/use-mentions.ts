"use client";

import { type KeyboardEvent, type RefObject, useState } from "react";
import type { Chosen, Person } from "./write-mentions.ts";

type Asked = { from: number; found: Person[] };

type Question = {
  field: RefObject<HTMLTextAreaElement | null>;
  people: Person[];
  chosen: RefObject<Chosen>;
};

const mostFound = 6;
/** From an @ that begins a word to where one is typing. */
const typed = /(?:^|[\s("“])@([\p{L}\p{N}][\p{L}\p{M}\p{N} .'’-]{0,40})?$/u;

/** Who may be meant by the @ that is being typed, and who of them is highlighted. */
export function useMentions({ field, people, chosen }: Question) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [active, setActive] = useState(0);

  function look() {
    const caret = field.current?.selectionEnd ?? 0;
    const before = field.current?.value.slice(0, caret) ?? "";
    const match = typed.exec(before);
    const query = match?.[1] ?? "";
    const found = match ? people.filter(isCalled(query)).slice(0, mostFound) : [];
    setAsked(found.length > 0 ? { from: before.length - query.length - 1, found } : null);
    setActive(0);
  }

  function choose({ name, userId }: Person) {
    const input = field.current;
    if (!input || !asked) return;
    chosen.current[name] = userId;
    input.setRangeText(`@${name} `, asked.from, input.selectionEnd, "end");
    setAsked(null);
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Whether the key was for the list. */
  function press({ key }: KeyboardEvent): boolean {
    if (!asked) return false;
    const { length } = asked.found;
    const person = asked.found[active];
    if (key === "ArrowDown") setActive((active + 1) % length);
    else if (key === "ArrowUp") setActive((active + length - 1) % length);
    else if (key === "Escape") setAsked(null);
    else if ((key === "Enter" || key === "Tab") && person) choose(person);
    else return false;
    return true;
  }

  return { found: asked?.found ?? [], active, look, choose, press, close: () => setAsked(null) };
}

/** By the beginnings of names, with accents or without. */
function isCalled(query: string): (person: Person) => boolean {
  const wanted = plain(query);
  return ({ name }) => {
    const called = plain(name);
    return called.startsWith(wanted) || called.includes(` ${wanted}`);
  };
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
