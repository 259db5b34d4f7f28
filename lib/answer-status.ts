import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

type Answer = { status: number | null };

declare global {
  // Next's bundles have modules of their own, so what they share with the server is kept here.
  var timebookAnswers: AsyncLocalStorage<Answer> | undefined;
}

function answers(): AsyncLocalStorage<Answer> {
  globalThis.timebookAnswers ??= new AsyncLocalStorage();
  return globalThis.timebookAnswers;
}

/** Within `work`, `setStatus` has the last word on the status of this response. */
export function whileAnswering<T>(response: ServerResponse, work: () => T): T {
  const answer: Answer = { status: null };
  const writeHead = response.writeHead.bind(response);
  Object.assign(response, {
    writeHead: (status: number, ...headers: never[]) =>
      writeHead(answer.status ?? status, ...headers),
  });
  return answers().run(answer, work);
}

/** Next gives an action that returns a value no say in the status. False: no server of ours is answering. */
export function setStatus(status: number): boolean {
  const answer = answers().getStore();
  if (answer) answer.status = status;
  return answer !== undefined;
}
