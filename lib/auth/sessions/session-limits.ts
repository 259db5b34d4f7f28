const secondMs = 1000;

export const idleMs = 24 * 60 * 60 * secondMs;
export const absoluteMs = 30 * 24 * 60 * 60 * secondMs;

/** A session's last-seen time is written once a minute at most. */
export const touchMs = 60 * secondMs;
