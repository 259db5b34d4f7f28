import type { Property } from "./send-change.ts";

/** One property of one ticket, from what was seen to what it is to be, as the server writes them. */
export type Made = {
  id: string;
  property: Property;
  seen: string;
  value: string;
  isSettled: boolean;
  /** A page came since then, which may have been asked for before; the next one was not. */
  isOld: boolean;
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

/** Once a page has come: those that the next one holds for certain, or that somebody has changed since. */
export function stillMade(made: Made[]): Made[] {
  const left = made.filter(({ isOld }) => !isOld);
  for (const one of left) one.isOld = one.isSettled;
  return left;
}
