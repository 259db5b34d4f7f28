"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";
import { fieldLooks } from "#components/ui/field-looks.ts";
import { Key } from "#components/ui/key.tsx";
import { Select } from "#components/ui/select.tsx";
import { cn } from "#lib/cn.ts";
import { useSearchKey } from "./use-search-key.ts";

type Choice = {
  name: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onlyOnPhone?: boolean;
};

type FilterFormProps = {
  workspace: string;
  list: "contacts" | "companies";
  searchLabel: string;
  search: string;
  choices: Choice[];
};

const pauseMs = 250;

/** What narrows the list stands out. */
const chosenLooks =
  "shrink-0 has-[option:not(:first-child):checked]:[&>select]:bg-pressed has-[option:not(:first-child):checked]:[&>select]:font-medium";

/** Asks the server while one types; without scripts it is sent like any form. */
export function FilterForm({ workspace, list, searchLabel, search, choices }: FilterFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<number | undefined>(undefined);

  const keyWorks = useSearchKey(field);

  const chosen = JSON.stringify(choices.map(({ name, value }) => [name, value]));
  const before = useRef(chosen);
  const searched = useRef(search);

  // What was chosen or typed before the scripts came counts too. It is first: the effects below set the fields.
  useEffect(() => {
    const fields = [...(form.current?.elements ?? [])];
    if (fields.some(isChanged)) form.current?.requestSubmit();
  }, []);
  // "Clear filters" and the browser's Back change the address without the fields.
  useEffect(() => {
    if (searched.current === search) return;
    searched.current = search;
    const input = field.current;
    if (input && document.activeElement !== input) input.value = search;
  }, [search]);
  useEffect(() => {
    if (before.current === chosen) return;
    before.current = chosen;
    for (const [name, value] of new Map<string, string>(JSON.parse(chosen))) {
      const select = form.current?.elements.namedItem(name);
      if (select instanceof HTMLSelectElement) select.value = value;
    }
  }, [chosen]);
  // Who follows a link has found what they typed for: the search would lead them back.
  useEffect(() => {
    const forget = () => window.clearTimeout(timer.current);
    const forgetAtLink = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a")) forget();
    };
    document.addEventListener("click", forgetAtLink, true);
    return () => {
      document.removeEventListener("click", forgetAtLink, true);
      forget();
    };
  }, []);

  function show() {
    window.clearTimeout(timer.current);
    if (!form.current) return;
    const wanted = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) {
      const isPlain = name === "sort" && choices.some((one) => one.options[0]?.value === value);
      if (typeof value === "string" && value.trim() && !isPlain) wanted.set(name, value.trim());
    }
    startTransition(() =>
      list === "contacts"
        ? router.replace(`/${workspace}/contacts?${wanted}`)
        : router.replace(`/${workspace}/companies?${wanted}`),
    );
  }

  function showSoon() {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(show, pauseMs);
  }

  return (
    <search className="min-w-0 flex-1">
      <form
        ref={form}
        action={`/${workspace}/${list}`}
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
        className="flex min-w-0 flex-wrap items-center gap-2"
      >
        <div className="relative w-56 max-md:w-full xl:w-70">
          <Search
            aria-hidden
            className="pointer-events-none absolute start-2.5 top-1/2 size-3.5 -translate-y-1/2 text-text-3"
          />
          <input
            ref={field}
            type="search"
            name="q"
            aria-label={searchLabel}
            placeholder={searchLabel}
            defaultValue={search}
            autoComplete="off"
            maxLength={200}
            dir="auto"
            aria-keyshortcuts={keyWorks ? "/" : undefined}
            onChange={showSoon}
            className={cn(fieldLooks(), "peer ps-8")}
          />
          {keyWorks && (
            <Key className="pointer-events-none absolute end-2 top-1/2 -translate-y-1/2 peer-focus:hidden peer-not-placeholder-shown:hidden max-md:hidden pointer-coarse:hidden">
              /
            </Key>
          )}
        </div>
        <div className="flex gap-2 max-md:-mx-4 max-md:-my-1 max-md:basis-[calc(100%+2rem)] max-md:overflow-x-auto max-md:px-4 max-md:py-1 max-md:[scrollbar-width:none]">
          {choices.map(({ name, label, value, options, onlyOnPhone }) => (
            <Select
              key={name}
              name={name}
              aria-label={label}
              defaultValue={value}
              options={options}
              onChange={show}
              className={cn(chosenLooks, onlyOnPhone && "md:hidden")}
            />
          ))}
        </div>
        <noscript>
          <button type="submit" className="link">
            Search
          </button>
        </noscript>
      </form>
    </search>
  );
}

function isChanged(field: Element): boolean {
  if (field instanceof HTMLInputElement) return field.value !== field.defaultValue;
  if (!(field instanceof HTMLSelectElement)) return false;
  return [...field.options].some((option) => option.selected !== option.defaultSelected);
}
