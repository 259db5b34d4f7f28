import { setTimeout as sleep } from "node:timers/promises";
import { faultPoint } from "#lib/fault-point.ts";
import { getFromIntercom } from "#lib/intercom/client/get-from-intercom.ts";
import type { Call } from "#lib/intercom/contact-updates/ask-intercom.ts";
import { noteAnswer } from "#lib/intercom/rate-budget/note-answer.ts";
import { takeCall } from "#lib/intercom/rate-budget/take-call.ts";
import type { Work } from "./open-run.ts";

/** The calls of this window are spent, and none was sent. */
export class BudgetSpent extends Error {
  readonly until: Date;

  constructor(until: Date) {
    super("Intercom’s rate limit is reached");
    this.until = until;
  }
}

const longestNapMs = 2_000;

/** One call of the run, from the budget that all calls share. Throws IntercomError or BudgetSpent. */
export async function askIntercom(work: Work, call: Call): Promise<unknown> {
  await awaitTurn(work);
  const { token, connection } = work.access;
  const answer = await getFromIntercom({
    region: connection.region,
    token,
    ...call,
    permission: "Read and list users and companies",
    onAnswer: (answered) => noteAnswer(work.scope, answered),
  });
  await faultPoint("import.answered");
  return answer;
}

async function awaitTurn(work: Work): Promise<void> {
  const until = await takeCall(work.scope);
  if (until === null) return;
  const waitMs = until.getTime() - Date.now();
  if (waitMs > longestNapMs) throw new BudgetSpent(until);
  await sleep(waitMs, undefined, { signal: work.stopping });
  await awaitTurn(work);
}
