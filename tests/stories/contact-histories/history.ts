import fc from "fast-check";
import type { DialectName } from "#tests/support/intercom-simulator/rest/dialect.ts";

const kinds = [
  ...["create", "create", "edit", "edit", "edit", "edit email", "edit attributes"],
  ...["archive", "unarchive", "merge", "delete", "convert", "companies"],
  ...["add company", "rename company", "delete company"],
] as const;

export type Step = {
  kind: (typeof kinds)[number];
  /** Whom it happens to, and who else takes part, as places in the list of those it could happen to. */
  who: number;
  other: number;
  /** What becomes of Intercom's notifications of it. */
  fate: "lost" | "in time" | "doubled" | "late";
  /** The dialect of the notification: its spelling of the topic, its times, whether it says who is gone. */
  dialect: number;
  /** Seconds since the step before. */
  after: number;
  /** Whether Timebook works off what it was told of before the next step. */
  isRead: boolean;
};

export type Trouble = {
  /** Counted from the first call of all. */
  onCall: number;
  kind: "storm" | "500" | "502" | "cut off" | "nonsense" | "stopped";
};

/** What happens while people are read: before a call is answered, or to somebody whose page is on its way. */
export type Meanwhile = { onCall: number; isOnItsWay: boolean; step: Step };

export type Kill = { turn: "run" | "drain"; point: string };

export type History = {
  seed: number;
  zone: { name: string; hours: number };
  /** How this Intercom answers where its description leaves it open. */
  dialect: DialectName;
  people: number;
  pageSize: number;
  callsPerWindow: number;
  searchLagSeconds: number;
  /** No notification arrives at all. */
  isDeaf: boolean;
  meanwhile: Meanwhile[];
  /** The same in the full run that ends the second day. */
  meanwhileAgain: Meanwhile[];
  days: { steps: Step[]; isSwept: boolean }[];
  troubles: Trouble[];
  /** Where the worker is killed: in the first import, or with the first notifications of the days after it. */
  kill: Kill | null;
};

const hoursOfZones = Array.from({ length: 26 }, (_, at) => at - 11);

/** From −11 to +14 hours, in turns; the names count the other way round. */
export function zoneOf(seed: number): { name: string; hours: number } {
  const hours = hoursOfZones[seed % hoursOfZones.length] ?? 0;
  return { hours, name: `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}` };
}

const dialectsInTurns = ["recorded", "terse", "recorded", "flagged", "recorded"] as const;

/** By fives, which fall upon every zone. */
function dialectOf(seed: number): DialectName {
  return dialectsInTurns[seed % dialectsInTurns.length] ?? "recorded";
}

const runPoints = ["import.fetched", "import.saved", "import.saved", "import.committed"];
const drainPoints = ["claim.after", "contacts.marked", "contacts.committed"];
// A process each time, which costs as much as some histories.
const killEvery = 8;

const fates = [
  ...["lost", "lost", "lost", "in time", "in time", "in time"],
  ...["doubled", "doubled", "late", "late"],
] as const;

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  who: fc.nat(1_000),
  other: fc.nat(1_000),
  fate: fc.constantFrom(...fates),
  dialect: fc.nat(7),
  after: fc.oneof(fc.constantFrom(0, 1), fc.nat(5 * 3_600)),
  isRead: fc.constantFrom(true, false, false),
});

// Of what matters most to somebody whose page is on its way there is more, and Timebook mostly hears of it at once.
const racing = ["edit", "edit", "archive", "archive", "delete", "delete"] as const;
const mostlyRead: fc.Arbitrary<Step> = fc.oneof(
  step,
  fc
    .tuple(step, fc.constantFrom(...racing))
    .map(([one, kind]): Step => ({ ...one, kind, fate: "in time", isRead: true })),
);

const days = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 9 }), isSwept: fc.boolean() }),
  { minLength: 3, maxLength: 5 },
);

const troubles: fc.Arbitrary<Trouble[]> = fc.array(
  fc.record({
    onCall: fc.nat(60),
    kind: fc.constantFrom("storm", "storm", "500", "502", "cut off", "nonsense", "stopped"),
  }),
  { maxLength: 5 },
);

const changesMeanwhile = fc.array(
  fc.record({
    onCall: fc.integer({ min: 1, max: 8 }),
    isOnItsWay: fc.boolean(),
    step: mostlyRead,
  }),
  { maxLength: 9 },
);

const histories = fc.record({
  people: fc.integer({ min: 20, max: 60 }),
  pageSize: fc.integer({ min: 6, max: 16 }),
  callsPerWindow: fc.constantFrom(1_666, 60, 25),
  searchLagSeconds: fc.constantFrom(0, 120, 900),
  isDeaf: fc.constantFrom(false, false, false, true),
  meanwhile: changesMeanwhile,
  meanwhileAgain: changesMeanwhile,
  days,
  troubles,
  kill: fc.constantFrom(
    ...runPoints.map((point): Kill => ({ turn: "run", point })),
    ...drainPoints.map((point): Kill => ({ turn: "drain", point })),
  ),
});

/** The same for the same seed on every machine. */
export function historyOf(seed: number): History {
  const [drawn] = fc.sample(histories, { seed, numRuns: 1, unbiased: true });
  if (!drawn) throw new Error("No history was drawn");
  const kill = seed % killEvery === 0 ? drawn.kill : null;
  return { seed, zone: zoneOf(seed), dialect: dialectOf(seed), ...drawn, kill };
}
