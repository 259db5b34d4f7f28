import type { Now } from "#lib/intercom/contact-updates/ask-intercom.ts";
import type { Archive } from "#lib/intercom/contact-updates/read-change.ts";
import type { Known } from "./find-stands.ts";

/** What notifications at hand say of somebody. */
export type Words = { archives: Archive[]; isDeleted: boolean };

export const noWords: Words = { archives: [], isDeleted: false };

/**
 * Why somebody has left: Intercom says that they were deleted, or it does not have them, which may mean less, or they
 * were merged into somebody whom it does not name.
 */
export type HowLeft = "deleted" | "absent" | "merged";

type Seen = {
  now: Exclude<Now, { is: "here" }>;
  words: Words;
  known: Known | null;
  /** Intercom's list does not name them either. */
  isUnlisted: boolean;
  /** Whether this Intercom is known to show whoever is in its archive. */
  showsArchived: () => Promise<boolean>;
};

/**
 * What it means that Intercom does not show somebody. "Not found" is its answer for the deleted; that it is not for the
 * archived, or somebody merged or just created, is nowhere promised. So a notification's word goes first, and without
 * one only who is in no list either has left. "as known" means that it is no news, "unclear" that nothing follows.
 */
export async function judgeAbsence({
  now,
  words,
  known,
  isUnlisted,
  showsArchived,
}: Seen): Promise<HowLeft | "archived" | "as known" | "unclear"> {
  if (now.is === "deleted" || now.is === "archived") return now.is;
  if (now.is === "merged" && isUnlisted) return "merged";
  if (now.is === "absent" && words.isDeleted) return "deleted";
  if (now.is === "absent" && isArchivedByWord(words.archives, known)) return "archived";
  const hasLeft = known !== null && known.standing !== "active";
  if (!isUnlisted) return hasLeft && words.archives.length === 0 ? "as known" : "unclear";
  const wasNeverShown = known?.standing === "archived" && known.absentSince !== null;
  return wasNeverShown && !(await showsArchived()) ? "archived" : "absent";
}

function isArchivedByWord(archives: Archive[], known: Known | null): boolean {
  const secondOf = (at: Date | null) => Math.floor((at?.getTime() ?? 0) / 1000);
  const newest = Math.max(...archives.map(({ at }) => secondOf(at)));
  const isOld = known?.standing === "active" && secondOf(known.since) > newest;
  return !isOld && archives.some(({ isIn, at }) => isIn && secondOf(at) === newest);
}
