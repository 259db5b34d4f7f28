import { z } from "zod";
import type { FaultAnswer } from "#tests/support/intercom-simulator/fault-script.ts";
import type { Answer } from "#tests/support/intercom-simulator/http-exchange.ts";
import type { SimWorkspace } from "#tests/support/intercom-simulator/workspace/sim-workspace.ts";
import type { History, Meanwhile, Trouble } from "./history.ts";

/** Something happens in Intercom while it is being read. */
type Happens = (what: Meanwhile, onPage: string[]) => Promise<void>;

type Heard = {
  history: History;
  sim: SimWorkspace;
  /** The process is asked to end. */
  stop: () => void;
};

export type Watched = ReturnType<typeof watchCalls>;

const faults: Record<Exclude<Trouble["kind"], "storm" | "stopped">, FaultAnswer> = {
  "500": { status: 500 },
  "502": { status: 502, body: "<html><body>Bad gateway</body></html>" },
  "cut off": { reset: true },
  nonsense: { status: 200, body: '{"type":"list","data":[{"id":"6' },
};

/** Counts the calls of the app, spoils some, and lets people change between them and while an answer is on its way. */
export function watchCalls({ history, sim, stop }: Heard) {
  const { troubles, callsPerWindow } = history;
  let toCome: Meanwhile[] = [];
  let openedAt = 0;
  const counted = { calls: 0, spoiled: 0, early: [] as string[] };
  let refused = { until: 0, since: 0, underWay: 0 };
  let passedMs = 0;
  let meanwhile: Happens | null = null;
  const now = () => Date.now() + passedMs;
  const happen = async (fits: (one: Meanwhile) => boolean, onPage: string[]) => {
    const due = toCome.filter(fits);
    toCome = toCome.filter((one) => !due.includes(one));
    for (const one of due) await meanwhile?.(one, onPage);
  };
  const happenNow = (isOnItsWay: boolean, onPage: string[]) =>
    happen(
      (one) => openedAt + one.onCall <= counted.calls && one.isOnItsWay === isOnItsWay,
      onPage,
    );
  sim.watchCalls({
    async asked({ method, path }) {
      counted.calls += 1;
      if (now() < refused.until) {
        refused.since += 1;
        if (refused.since > refused.underWay) counted.early.push(`${method} ${path}`);
      }
      const trouble = troubles.find(({ onCall }) => onCall === counted.calls)?.kind;
      await happenNow(false, []);
      if (trouble === "storm") sim.spendCalls(callsPerWindow);
      else if (trouble === "stopped") stop();
      else if (trouble) return faults[trouble];
      return null;
    },
    async answered(_, answer) {
      const onPage = peopleOn(answer);
      if (isSpoiled(answer)) counted.spoiled += 1;
      if (onPage.length > 0) await happenNow(true, onPage);
      if (answer?.status === 429) {
        const until = Number(answer.headers?.["x-ratelimit-reset"]) * 1000 + passedMs;
        if (until > refused.until) refused = { ...refused, until, since: 0 };
      }
    },
  });
  return {
    counted,
    /** The app begins something that makes so many calls at once: those under way when a 429 comes cannot be held. */
    begin(atOnce: number) {
      const isRefused = now() < refused.until;
      refused = { ...refused, since: 0, underWay: isRefused ? 0 : atOnce - 1 };
    },
    pass(seconds: number) {
      passedMs += seconds * 1000;
    },
    /** From here on people change while they are read, until `close`, when what has not happened yet does. */
    open(changes: Meanwhile[], happens: Happens) {
      toCome = [...changes];
      openedAt = counted.calls;
      meanwhile = happens;
    },
    async close() {
      await happen(() => true, []);
      meanwhile = null;
    },
  };
}

const page = z.object({ data: z.array(z.object({ type: z.literal("contact"), id: z.string() })) });

function peopleOn(answer: Answer | null): string[] {
  if (answer?.status !== 200 || !isWhole(answer)) return [];
  const { data } = page.safeParse(JSON.parse(answer.body ?? ""));
  return data?.data.map(({ id }) => id) ?? [];
}

function isSpoiled(answer: Answer | null): boolean {
  return answer === null || answer.status === 429 || answer.status >= 500 || !isWhole(answer);
}

function isWhole({ body = "" }: Answer): boolean {
  return body.endsWith("}");
}
