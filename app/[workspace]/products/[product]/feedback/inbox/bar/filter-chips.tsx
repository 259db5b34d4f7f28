"use client";

import { X } from "lucide-react";
import type { Inbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { useInbox } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import type { InboxQuery } from "#lib/feedback/inbox/inbox-query.ts";
import { alternativesOf, receivedWords, sourceWords } from "./filter-words.ts";
import { nameOfPicked } from "./picked-names.ts";

type ChipOfFilter = { name: string; value: string; without: InboxQuery };

export function FilterChips() {
  const inbox = useInbox();
  return chipsOf(inbox).map(({ name, value, without }) => (
    <span
      key={name}
      className="inline-flex h-(--control-sm) max-w-72 shrink-0 items-center gap-1 rounded-md bg-raised ps-2.25 pe-0.75 text-12 inset-ring inset-ring-line-strong"
    >
      <span className="truncate text-text-3">
        {name} <bdi className="font-medium text-text">{value}</bdi>
      </span>
      <button
        type="button"
        aria-label={`Remove filter: ${name.replace(/ is$/, "").toLowerCase()}`}
        onClick={() => inbox.show(without)}
        className="hit grid size-5 shrink-0 place-items-center rounded-sm text-text-3 hover:bg-hover hover:text-text"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  ));
}

function chipsOf(inbox: Inbox): ChipOfFilter[] {
  const { query, listed } = inbox;
  const chips: ChipOfFilter[] = alternativesOf(inbox).flatMap((filter) => {
    const chosen: readonly string[] = query[filter.name];
    if (chosen.length === 0) return [];
    const labels = chosen.map(
      (value) => filter.options.find((option) => option.value === value)?.label ?? "unknown",
    );
    const value = labels.join(", ");
    return [{ name: `${filter.label} is`, value, without: filter.with(query, []) }];
  });
  if (query.customer) {
    const value = listed.names?.customer ?? nameOfPicked(query.customer) ?? "one person";
    chips.push({ name: "Customer is", value, without: { ...query, customer: null } });
  }
  if (query.company) {
    const value = listed.names?.company ?? nameOfPicked(query.company) ?? "one company";
    chips.push({ name: "Company is", value, without: { ...query, company: null } });
  }
  if (query.source) {
    const value = sourceWords[query.source];
    chips.push({ name: "Source is", value, without: { ...query, source: null } });
  }
  if (query.received) {
    const value = receivedWords[query.received].toLowerCase();
    chips.push({ name: "Received", value, without: { ...query, received: null } });
  }
  if (query.isUnread) {
    chips.push({ name: "Only", value: "unread", without: { ...query, isUnread: false } });
  }
  return chips;
}
