import type { InboxFrame } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { priorityWords } from "#components/ui/priority-words.ts";
import { statusWords } from "#components/ui/status-words.ts";
import {
  type InboxQuery,
  ticketPriorities,
  ticketStatuses,
} from "#lib/feedback/inbox/inbox-query.ts";

export const sourceWords = { intercom: "Intercom", manual: "Manual" } as const;

export const receivedWords = {
  1: "In the last 24 hours",
  7: "In the last 7 days",
  30: "In the last 30 days",
  90: "In the last 90 days",
  365: "In the last year",
} as const;

export const sortWords = {
  newest: "Newest first",
  oldest: "Oldest first",
  updated: "Recently updated",
  priority: "Highest priority",
  customers: "Most customers",
  companies: "Most companies",
} as const;

type Option = { value: string; label: string };

/** A filter of which several values are alternatives. */
export type Alternatives = {
  name: "status" | "priority" | "assignee" | "tag";
  label: string;
  options: Option[];
  /** What is said where there are no options. */
  none: string;
  with: (query: InboxQuery, values: readonly string[]) => InboxQuery;
};

export function alternativesOf({ members, tags }: InboxFrame): Alternatives[] {
  return [
    {
      ...{ name: "status", label: "Status", none: "" },
      options: ticketStatuses.map((value) => ({ value, label: statusWords[value] })),
      with: (query, values) => ({
        ...query,
        status: ticketStatuses.filter((status) => values.includes(status)),
      }),
    },
    {
      ...{ name: "priority", label: "Priority", none: "" },
      options: ticketPriorities.map((value) => ({ value, label: priorityWords[value] })),
      with: (query, values) => ({
        ...query,
        priority: ticketPriorities.filter((priority) => values.includes(priority)),
      }),
    },
    {
      ...{ name: "assignee", label: "Assignee", none: "" },
      options: [
        { value: "nobody", label: "Unassigned" },
        ...members.map(({ userId, name }) => ({ value: userId, label: name })),
      ],
      with: (query, values) => ({ ...query, assignee: [...values] }),
    },
    {
      ...{ name: "tag", label: "Tag", none: "No ticket has a tag yet." },
      options: tags.map(({ id, name }) => ({ value: id, label: name })),
      with: (query, values) => ({ ...query, tag: [...values] }),
    },
  ];
}
