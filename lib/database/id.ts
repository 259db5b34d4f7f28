import { randomUUID } from "node:crypto";

const turnsPerMs = 0x1000;

let last = { ms: 0, turn: 0 };

/** A UUIDv7 (RFC 9562, 6.2 method 1): ids sort as they were made, within this process to the last, else to the millisecond. */
export function newId(): string {
  last = following(last, Date.now());
  const time = last.ms.toString(16).padStart(12, "0");
  const turn = last.turn.toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${turn}${randomUUID().slice(18)}`;
}

/** A clock that was set back, or a millisecond that is full, borrows from the next. */
function following({ ms, turn }: typeof last, now: number): typeof last {
  if (now > ms) return { ms: now, turn: 0 };
  if (turn + 1 < turnsPerMs) return { ms, turn: turn + 1 };
  return { ms: ms + 1, turn: 0 };
}
