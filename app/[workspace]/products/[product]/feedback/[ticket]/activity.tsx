import {
  ArrowRight,
  CircleDot,
  CircleSlash,
  Merge,
  Moon,
  Pencil,
  Quote,
  RotateCcw,
  Signal,
  Split,
  Tag,
  Trash2,
  UserRound,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Viewer } from "#app/current-viewer.ts";
import { formatDateTime } from "#components/ui/format-time.ts";
import { priorityWords } from "#components/ui/priority-words.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { statusWords } from "#components/ui/status-words.ts";
import type { Activity as Line } from "#lib/feedback/ticket/read-words.ts";

type ActivityProps = { lines: Line[]; viewer: Viewer };

export function Activity({ lines, viewer }: ActivityProps) {
  return (
    <section aria-labelledby="activity" className="mt-7 border-t pt-5">
      <h2 id="activity" className="mb-3 font-semibold text-13">
        Activity
      </h2>
      <ol className="grid gap-2.5">
        {lines.map((line) => {
          const Icon = icons[line.kind];
          return (
            <li
              key={line.id}
              className="grid grid-cols-[28px_minmax(0,1fr)] gap-x-3 text-12 text-text-3 leading-4.5"
            >
              <Icon aria-hidden className="mt-0.5 size-3.5 justify-self-center" />
              <span className="[overflow-wrap:anywhere]">
                {sentence(line, viewer)} · <RelativeTime value={line.happenedAt} {...viewer} />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const icons = {
  created: Tag,
  tag_added: Tag,
  quote_added: Quote,
  restored: RotateCcw,
  status_changed: CircleDot,
  priority_changed: Signal,
  assigned: UserRound,
  unassigned: UserRound,
  title_changed: Pencil,
  description_changed: Pencil,
  snoozed: Moon,
  woken: Moon,
  deleted: Trash2,
  undeleted: RotateCcw,
  merged: Merge,
  unmerged: Split,
  moved: ArrowRight,
  tag_removed: Tag,
  source_deleted: CircleSlash,
};

function sentence({ kind, actorName, detail }: Line, viewer: Viewer): ReactNode {
  const who = <Strong>{actorName ?? "Somebody"}</Strong>;
  const what = <Strong>{detail ?? ""}</Strong>;
  switch (kind) {
    case "created":
    case "tag_added":
      if (detail === null) return <>{who} created it</>;
      return (
        <>
          {who} added {what} in Intercom
        </>
      );
    case "quote_added":
      return <>{who} tagged another message in Intercom</>;
    case "restored":
      return <>Restored by a new tag in Intercom</>;
    case "status_changed":
      return (
        <>
          {who} set status to <Strong>{wordFor(statusWords, detail)}</Strong>
        </>
      );
    case "priority_changed":
      return (
        <>
          {who} set priority to <Strong>{wordFor(priorityWords, detail)}</Strong>
        </>
      );
    case "assigned":
      return (
        <>
          {who} assigned {what}
        </>
      );
    case "unassigned":
      return <>{who} removed the assignee</>;
    case "title_changed":
      return (
        <>
          {who} changed the title from {what}
        </>
      );
    case "description_changed":
      return <>{who} changed the description</>;
    case "snoozed":
      return (
        <>
          {who} snoozed it until <Strong>{detail ? formatDateTime(detail, viewer) : ""}</Strong>
        </>
      );
    case "woken":
      if (detail === "reply") return <>A reply of the customer ended its snooze</>;
      return actorName ? <>{who} ended its snooze</> : <>Its snooze is over</>;
    case "deleted":
      return <>{who} deleted it</>;
    case "undeleted":
      return <>{who} restored it</>;
    // The one that went says where: "into MOB-9".
    case "merged":
      return (
        <>
          {who} merged {detail?.includes(" ") ? <>it {detail}</> : <>{what} into it</>}
        </>
      );
    case "unmerged":
      return (
        <>
          {who} took {detail?.includes(" ") ? <>it {detail}</> : <>{what} out of it</>} again
        </>
      );
    case "moved":
      return (
        <>
          {who} moved it here from {what}
        </>
      );
    case "tag_removed":
      return (
        <>
          {actorName ? who : "Somebody"} removed {what} in Intercom
        </>
      );
    case "source_deleted":
      return <>Its conversation was deleted in Intercom</>;
  }
}

function Strong({ children }: { children: string }) {
  return (
    <em className="font-medium text-text-2 not-italic">
      <bdi>{children}</bdi>
    </em>
  );
}

function wordFor(words: Record<string, string>, value: string | null): string {
  return (value && words[value]) ?? value ?? "";
}
