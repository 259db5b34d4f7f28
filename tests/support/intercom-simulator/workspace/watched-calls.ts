import type { Context } from "#tests/support/intercom-simulator/context.ts";
import {
  type FaultAnswer,
  readFaultAnswer,
} from "#tests/support/intercom-simulator/fault-script.ts";
import type { Answer, Exchange } from "#tests/support/intercom-simulator/http-exchange.ts";
import { bearerToken } from "#tests/support/intercom-simulator/rest/answer-api-call.ts";
import type { Workspace } from "#tests/support/intercom-simulator/state.ts";

type WatchedCall = { method: string; path: string; query: URLSearchParams };

export type CallWatch = {
  /** Before the answer is made: what changes here is in it. A fault that is returned comes instead of it. */
  asked(call: WatchedCall): Promise<FaultAnswer | null>;
  /** The answer is made and has not left: what changes here is not in it. */
  answered(call: WatchedCall, answer: Answer | null): Promise<void>;
};

const watches = new WeakMap<Workspace, CallWatch>();

export function watchCalls(workspace: Workspace, watch: CallWatch | null): void {
  if (watch) watches.set(workspace, watch);
  else watches.delete(workspace);
}

/** Answers as always, unless a test watches the calls of the workspace whose token this is. */
export async function answerWatched(
  { state }: Context,
  exchange: Exchange,
  answer: () => Promise<Answer | "reset">,
): Promise<Answer | "reset"> {
  const appId = state.tokens.get(bearerToken(exchange) ?? "")?.appId ?? "";
  const workspace = state.workspaces.get(appId);
  const watch = workspace && watches.get(workspace);
  if (!watch) return answer();
  const { method, path, query } = exchange;
  const fault = await watch.asked({ method, path, query });
  const given = (fault && (await readFaultAnswer(fault))) ?? (await answer());
  await watch.answered({ method, path, query }, given === "reset" ? null : given);
  return given;
}
