import type { Property } from "./send-change.ts";

/** One property of one ticket, from what was seen to what it is to be, as the server writes them. */
export type Made = {
  id: string;
  property: Property;
  seen: string;
  value: string;
  settledAt: number | null;
};

/** What a property is, of which the page says `value`: with the changes that it does not hold yet, one after the other. */
export function valueWith(
  made: Made[],
  { id, property, value }: Pick<Made, "id" | "property" | "value">,
): string {
  let shown = value;
  for (const one of made) {
    if (one.id === id && one.property === property && one.seen === shown) shown = one.value;
  }
  return shown;
}

/** A page that was asked for later holds what was saved, or what somebody has made of it since. */
export function stillMade(made: Made[], askedAt: number): Made[] {
  return made.filter(({ settledAt }) => settledAt === null || settledAt > askedAt);
}
