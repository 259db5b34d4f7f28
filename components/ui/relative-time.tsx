import { formatRelativeTime } from "./format-relative-time.ts";
import { formatExactTime } from "./format-time.ts";

type RelativeTimeProps = {
  value: Date | string;
  now: Date | string;
  timeZone: string;
  form?: "ago" | "bare";
  className?: string;
};

export function RelativeTime({ value, now, timeZone, form, className }: RelativeTimeProps) {
  return (
    <time
      dateTime={new Date(value).toISOString()}
      title={formatExactTime(value, { timeZone })}
      className={className}
    >
      {formatRelativeTime({ value, now, timeZone, form })}
    </time>
  );
}
