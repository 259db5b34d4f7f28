import type { Scope } from "#lib/auth/member.ts";
import type { Pace } from "#lib/intercom/client/pace.ts";
import { log } from "#lib/log.ts";
import { noteAnswer } from "./note-answer.ts";
import { type TakeOptions, takeFromBudget } from "./take-call.ts";

/**
 * Lets a piece of work call within the budget that all processes share. While plenty is left, a call is counted beside
 * it and not before it: a customer's wish is not to wait for that.
 */
export function paceOf(scope: Scope, options?: TakeOptions): Pace {
  let isPlenty = false;
  const take = async () => {
    const taken = await takeFromBudget(scope, options);
    isPlenty = taken.isPlenty;
    return taken.retryAt;
  };
  return {
    async take() {
      if (!isPlenty) return take();
      beside(take());
      return null;
    },
    note: (answer) => beside(noteAnswer(scope, answer)),
  };
}

function beside(counting: Promise<unknown>): void {
  counting.catch((err) => log.warn({ err }, "a call to Intercom could not be counted"));
}
