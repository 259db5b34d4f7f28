import type { ReactNode } from "react";
import { cn } from "#lib/cn.ts";
import { statusWords } from "./status-words.ts";

type Status = keyof typeof words;

/** Snoozed is no status of its own, but is shown in its place. */
const words = { ...statusWords, snoozed: "Snoozed" } as const;

const colours: Record<Status, string> = {
  todo: "text-status-todo",
  in_progress: "text-status-progress",
  done: "text-status-done",
  canceled: "text-status-canceled",
  snoozed: "text-status-snoozed",
};

const ring = <circle cx="8" cy="8" r="6" />;

const shapes: Record<Status, ReactNode> = {
  todo: ring,
  in_progress: (
    <>
      {ring}
      <path d="M8 4.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" stroke="none" />
    </>
  ),
  done: (
    <>
      <circle cx="8" cy="8" r="6.8" fill="currentColor" stroke="none" />
      <path d="m5.3 8.2 1.9 1.9 3.6-4" className="stroke-canvas" strokeWidth="1.7" />
    </>
  ),
  canceled: (
    <>
      {ring}
      <path d="m3.8 12.2 8.4-8.4" />
    </>
  ),
  snoozed: <path d="M13.4 9.2A5.6 5.6 0 1 1 6.8 2.6a4.4 4.4 0 0 0 6.6 6.6z" />,
};

type StatusIconProps = { status: Status; label?: string | null; className?: string };

export function StatusIcon({ status, label = words[status], className }: StatusIconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn("size-4", colours[status], className)}
      role="img"
      aria-label={label ?? undefined}
      aria-hidden={label ? undefined : true}
    >
      {shapes[status]}
    </svg>
  );
}
