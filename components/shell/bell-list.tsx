import { Plug } from "lucide-react";
import { AppLink } from "#components/ui/app-link.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { cn } from "#lib/cn.ts";
import type { BellItem } from "./bell.tsx";

type BellListProps = {
  items: BellItem[];
  viewer: { now: Date; timeZone: string };
  onChoose: (item: BellItem) => void;
};

export function BellList({ items, viewer, onChoose }: BellListProps) {
  if (items.length === 0) {
    return (
      <p className="text-pretty px-4 py-6 text-center text-text-3">
        Nothing yet. You are told here when somebody assigns you a ticket or mentions you.
      </p>
    );
  }
  return (
    <ul aria-label="Notifications" className="min-h-0 overflow-y-auto overscroll-contain p-1">
      {items.map((item) => (
        <li key={item.id}>
          <AppLink
            href={item.href}
            onClick={() => onChoose(item)}
            className="flex gap-2.5 rounded-md px-3 py-2 hover:bg-hover"
          >
            <Sign who={item.who} />
            <span className="grid min-w-0 flex-1">
              <span className={cn("text-pretty", item.isRead && "text-text-2")}>
                {item.who && <bdi className="font-medium">{item.who} </bdi>}
                {item.sentence}
              </span>
              {item.ticketId && (
                <span className="flex min-w-0 gap-1.5 text-12 text-text-3">
                  <span className="shrink-0">{item.ticketId}</span>
                  <bdi className="truncate">{item.title}</bdi>
                </span>
              )}
            </span>
            <span className="flex shrink-0 flex-col items-end gap-1.5 text-12 text-text-3">
              <RelativeTime value={item.at} {...viewer} form="bare" className="nums" />
              {!item.isRead && (
                <span role="img" aria-label="Unread" className="size-2 rounded-full bg-unread" />
              )}
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

function Sign({ who }: { who: string | null }) {
  if (who) return <Avatar name={who} id={who} size={24} />;
  return (
    <span className="grid size-6 shrink-0 place-items-center rounded-full bg-warning-bg text-warning">
      <Plug aria-hidden className="size-3.5" />
    </span>
  );
}
