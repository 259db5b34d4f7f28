import { expect, test } from "vitest";
import type { Known } from "#lib/intercom/contact-updates/learning/find-stands.ts";
import { judgeAbsence } from "#lib/intercom/contact-updates/learning/judge-absence.ts";

type Seen = Parameters<typeof judgeAbsence>[0];

const at = (second: number) => new Date(1_790_000_000_000 + second * 1000);
const active: Known = { standing: "active", since: at(5), absentSince: null };
const archived: Known = { standing: "archived", since: at(5), absentSince: null };
const put = (second: number) => ({ archives: [{ isIn: true, at: at(second) }], isDeleted: false });
const deletion = { archives: [], isDeleted: true };

function judge(seen: Partial<Seen>) {
  return judgeAbsence({
    ...{ now: { is: "absent" }, words: { archives: [], isDeleted: false }, known: active },
    ...{ isUnlisted: false, showsArchived: async () => false },
    ...seen,
  });
}

test("not found is deleted where a notification says so, and nothing without a word", async () => {
  expect(await judge({ words: deletion })).toBe("deleted");
  expect(await judge({})).toBe("unclear");
  expect(await judge({ known: null })).toBe("unclear");
});

test("not found is archived where the newest word says so", async () => {
  expect(await judge({ words: put(6) })).toBe("archived");
  expect(await judge({ words: put(4) })).toBe("unclear");
  const out = { isIn: false, at: at(9) };
  const both = { archives: [...put(6).archives, out], isDeleted: false };
  expect(await judge({ words: both })).toBe("unclear");
  expect(await judge({ words: { ...put(6), isDeleted: true } })).toBe("deleted");
});

test("whoever had left before is as known", async () => {
  expect(await judge({ known: archived })).toBe("as known");
  expect(await judge({ known: { ...archived, standing: "deleted" } })).toBe("as known");
});

test("whoever is in no list either is absent, but for the archive of an Intercom that never showed it", async () => {
  const unlisted = { isUnlisted: true };
  expect(await judge(unlisted)).toBe("absent");
  expect(await judge({ ...unlisted, known: archived })).toBe("absent");
  const hidden = { ...unlisted, known: { ...archived, absentSince: at(6) } };
  expect(await judge(hidden)).toBe("archived");
  expect(await judge({ ...hidden, showsArchived: async () => true })).toBe("absent");
});

test("merged into nobody who is named is never deleted", async () => {
  const now = { is: "merged", intoId: null } as const;
  expect(await judge({ now, words: deletion })).toBe("unclear");
  expect(await judge({ now, isUnlisted: true })).toBe("merged");
});
