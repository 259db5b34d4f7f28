import { expect, test } from "vitest";
import {
  decideStanding,
  type Seen,
  standingAsFound,
} from "#lib/intercom/contact-updates/decide-standing.ts";

const at = (second: number, millis = 0) => new Date(1_790_000_000_000 + second * 1000 + millis);
const put = (second: number) => ({ isIn: true, at: at(second) });
const taken = (second: number) => ({ isIn: false, at: at(second) });

function decide(seen: Partial<Seen>) {
  return decideStanding({ known: null, archives: [], updatedAt: at(0), ...seen });
}

test("whoever no notification puts into the archive is outside it", () => {
  expect(decide({})).toEqual({ standing: "active", since: null });
  expect(decide({ known: { standing: "deleted", since: at(9) } })).toEqual({
    standing: "active",
    since: null,
  });
});

test("the newest word counts, in whatever order they came", () => {
  const archived = { standing: "archived", since: at(9) };
  expect(decide({ archives: [put(9), taken(5)] })).toEqual(archived);
  expect(decide({ archives: [taken(5), put(9)] })).toEqual(archived);
  const active = { standing: "active", since: at(9) };
  expect(decide({ archives: [taken(9), put(5)] })).toEqual(active);
  expect(decide({ archives: [put(5), taken(9)] })).toEqual(active);
});

test("a word older than what is known changes nothing, and a newer one does", () => {
  const active = { standing: "active", since: at(7) } as const;
  expect(decide({ known: active, archives: [put(6)] })).toEqual(active);
  expect(decide({ known: active, archives: [put(8)] })).toMatchObject({ standing: "archived" });
  const archived = { standing: "archived", since: at(7) } as const;
  expect(decide({ known: archived, archives: [taken(6)] })).toEqual(archived);
  expect(decide({ known: archived, archives: [taken(8)] })).toMatchObject({ standing: "active" });
});

test("two words of one second, one without a time, or a change since the archive need an answer", () => {
  expect(decide({ archives: [put(9), taken(9)] })).toBe("ask");
  const active = { standing: "active", since: at(9, 300) } as const;
  expect(decide({ known: active, archives: [put(9)] })).toBe("ask");
  expect(decide({ archives: [{ isIn: true, at: null }] })).toBe("ask");
  expect(decide({ archives: [put(9)], updatedAt: at(10) })).toBe("ask");
  expect(decide({ known: { standing: "archived", since: at(9) }, updatedAt: at(10) })).toBe("ask");
});

test("a repeat of what is known needs none, nor a change within the same second", () => {
  const archived = { standing: "archived", since: at(9, 300) } as const;
  expect(decide({ known: archived, archives: [put(9)], updatedAt: at(9, 900) })).toEqual(archived);
});

test("the answer stands as of the newest that was heard", () => {
  const seen = { known: null, archives: [put(9), taken(9)], updatedAt: at(12) };
  expect(standingAsFound(seen, true)).toEqual({ standing: "active", since: at(12) });
  expect(standingAsFound(seen, false)).toEqual({ standing: "archived", since: at(12) });
});

test("who is missing from a list that is newer by the second than what is known is asked for, and only then", () => {
  const seen = { archives: [], updatedAt: null, absentSince: new Date(1_000_500) };
  const known = (standing: "active" | "archived", ms: number) => ({
    ...seen,
    known: { standing, since: new Date(ms) },
  });
  expect(decideStanding({ ...seen, known: null })).toBe("ask");
  expect(decideStanding(known("active", 999_000))).toBe("ask");
  expect(decideStanding(known("active", 1_000_400))).toMatchObject({ standing: "active" });
  expect(decideStanding(known("active", 1_001_000))).toMatchObject({ standing: "active" });
  expect(decideStanding(known("archived", 999_000))).toMatchObject({ standing: "archived" });
});
