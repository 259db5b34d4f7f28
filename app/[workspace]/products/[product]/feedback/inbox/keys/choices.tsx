import type { CommandScope } from "#app/[workspace]/command-menu/command-scope.ts";
import type { InboxFrame } from "#app/[workspace]/products/[product]/feedback/inbox/state/inbox-context.ts";
import { Avatar, NobodyAvatar } from "#components/ui/avatar.tsx";
import { PriorityIcon } from "#components/ui/priority-icon.tsx";
import { priorityWords } from "#components/ui/priority-words.ts";
import { StatusIcon } from "#components/ui/status-icon.tsx";
import { statusWords } from "#components/ui/status-words.ts";
import { ticketPriorities, ticketStatuses } from "#lib/feedback/inbox/inbox-query.ts";
import { snoozeChoices } from "./snooze-choices.ts";

/** The values among which one chooses by key. */
export function choicesOf({ members, user, viewer }: InboxFrame): CommandScope["choices"] {
  return (page) => {
    switch (page) {
      case "status":
        return ticketStatuses.map((value) => ({
          ...{ value, label: statusWords[value] },
          icon: <StatusIcon status={value} label={null} />,
        }));
      case "priority":
        return ticketPriorities.map((value) => ({
          ...{ value, label: priorityWords[value] },
          icon: <PriorityIcon priority={value} label={null} />,
        }));
      case "assignee":
        return [
          { value: "nobody", label: "Nobody", icon: <NobodyAvatar label="" /> },
          ...members.map(({ userId: value, name: label }) => ({
            ...{ value, label, icon: <Avatar name={label} id={value} /> },
            hint: value === user.userId ? "You" : undefined,
          })),
        ];
      case "snooze":
        return snoozeChoices(new Date(), viewer.timeZone);
    }
  };
}
