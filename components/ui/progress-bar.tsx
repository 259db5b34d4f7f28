import { cn } from "#lib/cn.ts";

type ProgressBarProps = {
  labelledBy: string;
  value: number;
  /** Null while nobody knows how much there is. */
  max: number | null;
  paused?: boolean;
};

export function ProgressBar({ labelledBy, value, max, paused = false }: ProgressBarProps) {
  const known = max !== null && max > 0;
  const done = known ? Math.min(value, max) : 0;
  return (
    <div
      role="progressbar"
      aria-labelledby={labelledBy}
      aria-valuemin={known ? 0 : undefined}
      aria-valuenow={known ? done : undefined}
      aria-valuemax={known ? max : undefined}
      className="h-1.5 overflow-hidden rounded-full bg-progress-track"
    >
      <div
        className={cn(
          "h-full rounded-full transition-[width] duration-200 ease-out motion-reduce:transition-none",
          paused ? "bg-status-progress" : "bg-progress",
        )}
        style={{ width: known ? `${(done / max) * 100}%` : 0 }}
      />
    </div>
  );
}
