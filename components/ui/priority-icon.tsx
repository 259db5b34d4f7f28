import { cn } from "#lib/cn.ts";
import { priorityWords } from "./priority-words.ts";

type Priority = keyof typeof priorityWords;

const colours: Record<Priority, string> = {
  high: "text-priority-high",
  medium: "text-priority-medium",
  low: "text-priority-low",
  none: "text-priority-none",
};

const lit: Record<Priority, number> = { high: 3, medium: 2, low: 1, none: 0 };

const bars = [
  { x: 2, y: 9.5, height: 4.5 },
  { x: 6.5, y: 6.5, height: 7.5 },
  { x: 11, y: 3.5, height: 10.5 },
];

type PriorityIconProps = { priority: Priority; label?: string | null };

export function PriorityIcon({ priority, label = priorityWords[priority] }: PriorityIconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={cn("size-4", colours[priority])}
      role="img"
      aria-label={label ?? undefined}
      aria-hidden={label ? undefined : true}
    >
      {priority === "none" ? (
        <path d="M2 8h3M6.5 8h3M11 8h3" stroke="currentColor" strokeWidth="1.5" />
      ) : (
        bars.map((bar, index) => (
          <rect
            key={bar.x}
            {...bar}
            width="3"
            rx="1"
            className={index < lit[priority] ? "fill-current" : "fill-priority-rest"}
          />
        ))
      )}
    </svg>
  );
}
