const windowMs = 10_000;
const longestMs = 60_000;

/**
 * When Intercom's rate-limit window opens again. The header is missing, past, absurdly far or not a number
 * often enough that it is only believed within a minute; otherwise one of Intercom's ten-second windows is waited.
 */
export function readRetryAt(header: string | null, now: Date): Date {
  return readReset(header, now) ?? new Date(now.getTime() + windowMs);
}

/** Null if the header is not to be believed. */
export function readReset(header: string | null, now: Date): Date | null {
  const seconds = header === null || header.trim() === "" ? Number.NaN : Number(header);
  const waitMs = seconds * 1000 - now.getTime();
  if (!Number.isFinite(waitMs) || waitMs <= 0 || waitMs > longestMs) return null;
  return new Date(now.getTime() + Math.max(waitMs, 1000));
}
