import type { Archive } from "./read-change.ts";

export type Stand = {
  standing: "active" | "archived" | "merged" | "deleted";
  since: Date | null;
};

export type Decided = { standing: "active" | "archived"; since: Date | null };

export type Seen = {
  known: Stand | null;
  /** What notifications say of the archive. */
  archives: Archive[];
  /** When a list was asked for that does not name them, though it names everybody outside the archive. */
  absentSince?: Date | null;
  /** Nobody here knows them, though they came long ago: whoever is in the archive may be told of too. */
  isStranger?: boolean;
  /** When the contact last changed, as Intercom says now. */
  updatedAt: Date | null;
};

/**
 * Where somebody stands whom Intercom still has: it does not say so itself when asked for one contact, and its
 * notifications come in any order. The newest word counts, in whole seconds; "ask" means that two words have the same
 * second, or that something happened after they were put into the archive, which may have brought them back, or that
 * they were missing from a list that is newer, by the second, than what is known.
 */
export function decideStanding(seen: Seen): Decided | "ask" {
  const { known, archives, absentSince, isStranger, updatedAt } = seen;
  const words = archives.map(({ isIn, at }) => ({ isIn, at: at && secondOf(at) }));
  const before = known?.since && known.standing !== "deleted" ? secondOf(known.since) : null;
  if (known && before !== null) words.push({ isIn: known.standing === "archived", at: before });
  if (words.some(({ at }) => at === null)) return "ask";
  const newest = Math.max(...words.map(({ at }) => at ?? 0));
  const last = words.filter(({ at }) => at === newest);
  const [word] = last;
  // That they were merged here says nothing of the archive.
  const isMissed = absentSince && (known?.standing === "merged" || newest < secondOf(absentSince));
  if (!word) return isMissed || isStranger ? "ask" : { standing: "active", since: null };
  if (last.some(({ isIn }) => isIn !== word.isIn)) return "ask";
  if (!word.isIn && isMissed) return "ask";
  if (word.isIn && updatedAt && secondOf(updatedAt) > newest) return "ask";
  // Put there while the list was read, which may name them for being out again.
  if (word.isIn && absentSince && newest >= secondOf(absentSince)) return "ask";
  const since = newest === before ? (known?.since ?? null) : new Date(newest * 1000);
  return { standing: word.isIn ? "archived" : "active", since };
}

/** The answer to "ask": whether Intercom's search finds them, which it does with everybody outside the archive. */
export function standingAsFound({ known, archives, updatedAt }: Seen, isFound: boolean): Decided {
  const moments = [known?.since, updatedAt, ...archives.map(({ at }) => at)];
  const newest = Math.max(0, ...moments.flatMap((at) => (at ? [secondOf(at)] : [])));
  return { standing: isFound ? "active" : "archived", since: new Date(newest * 1000) };
}

function secondOf(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
