import { cn } from "#lib/cn.ts";

/** Stays unseen for 150 ms, so that a quick answer does not flicker. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        "block h-2.5 animate-appear-late rounded-xs bg-pressed motion-reduce:animate-none",
        className,
      )}
    />
  );
}
