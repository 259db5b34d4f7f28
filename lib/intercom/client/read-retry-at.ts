const shortestMs = 1_000;
const longestMs = 60_000;

/**
 * When a call that Intercom refused may come again: when its rate-limit window opens, in a second at the earliest. A
 * header that is missing or not to be believed leaves it to the budget that all calls share, which waits longer each time.
 */
export function readRetryAt(header: string | null, now: Date): Date {
  const opensAt = readReset(header, now)?.getTime() ?? 0;
  return new Date(Math.max(opensAt, now.getTime() + shortestMs));
}

/** When the window ends. Null if the header is past, absurdly far or not a number, which it is often enough. */
export function readReset(header: string | null, now: Date): Date | null {
  const seconds = header === null || header.trim() === "" ? Number.NaN : Number(header);
  const waitMs = seconds * 1000 - now.getTime();
  if (!Number.isFinite(waitMs) || waitMs <= 0 || waitMs > longestMs) return null;
  return new Date(now.getTime() + waitMs);
}
