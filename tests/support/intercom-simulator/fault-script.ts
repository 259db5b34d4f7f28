import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, type Exchange, isObject } from "./http-exchange.ts";

export type FaultAnswer = {
  status?: number;
  body?: string | Record<string, unknown>;
  headers?: Record<string, string>;
  /** How many requests it meets; once unless said. */
  times?: number;
  delayMs?: number;
  /** The connection is cut instead of answered. */
  reset?: boolean;
} & Partial<PageFault>;

/** Met by a page of contacts that was asked for with a cursor. */
export type PageFault = {
  /** The page names the cursor it was asked for with as the next one. */
  cursorLoop: boolean;
  /** The page begins with the contact the one before ended with. */
  repeatContact: boolean;
};

export type Fault = { pattern: RegExp; answer: FaultAnswer; left: number };

/** `*` stands for anything; the pattern may begin with a method: "GET /conversations/*". */
export function createFault(pathPattern: string | RegExp, answer: FaultAnswer): Fault {
  const pattern = typeof pathPattern === "string" ? compilePattern(pathPattern) : pathPattern;
  return { pattern, answer, left: answer.times ?? 1 };
}

/** Null: no fault was scripted here. A delay alone lets the request go on afterwards. */
export async function applyFault(
  faults: Fault[],
  exchange: Exchange,
): Promise<Answer | "reset" | null> {
  const answer = spendFault(faults, exchange, (each) => !isPageFault(each));
  return answer && readFaultAnswer(answer);
}

/** Null: the request goes on, perhaps later. */
export async function readFaultAnswer(answer: FaultAnswer): Promise<Answer | "reset" | null> {
  const { delayMs, reset, status, body, headers } = answer;
  if (delayMs) await sleep(delayMs);
  if (reset) return "reset";
  if (status === undefined) return null;
  const type = typeof body === "string" ? "text/html; charset=utf-8" : "application/json";
  const text = typeof body === "string" ? body : JSON.stringify(body ?? defaultBody(status));
  return { status, headers: { "content-type": type, ...headers }, body: text };
}

export function takePageFault(faults: Fault[], exchange: Exchange): PageFault | null {
  const answer = spendFault(faults, exchange, isPageFault);
  return answer && { cursorLoop: false, repeatContact: false, ...answer };
}

function spendFault(
  faults: Fault[],
  exchange: Exchange,
  wanted: (answer: FaultAnswer) => boolean,
): FaultAnswer | null {
  const { method, path } = exchange;
  const fault = faults.find(
    ({ pattern, left, answer }) =>
      left > 0 && wanted(answer) && (pattern.test(path) || pattern.test(`${method} ${path}`)),
  );
  if (!fault) return null;
  fault.left -= 1;
  return fault.answer;
}

function isPageFault({ cursorLoop, repeatContact }: FaultAnswer): boolean {
  return cursorLoop === true || repeatContact === true;
}

function compilePattern(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`);
}

function defaultBody(status: number) {
  const code = status === 429 ? "rate_limit_exceeded" : "server_error";
  return { type: "error.list", request_id: null, errors: [{ code, message: "Scripted fault" }] };
}

/** What `POST /__script` was sent, or a sentence about what is wrong with it. */
export function readFaultRequest(
  body: Record<string, unknown>,
): { path: string; answer: FaultAnswer } | string {
  const { path, status, times, delayMs, reset, headers } = body;
  if (typeof path !== "string")
    return 'path: the pattern to meet, for example "GET /conversations/*"';
  const answer: FaultAnswer = {};
  if (typeof status === "number") answer.status = status;
  if (typeof times === "number") answer.times = times;
  if (typeof delayMs === "number") answer.delayMs = delayMs;
  if (typeof reset === "boolean") answer.reset = reset;
  if (body.cursorLoop === true) answer.cursorLoop = true;
  if (body.repeatContact === true) answer.repeatContact = true;
  if (typeof body.body === "string" || isObject(body.body)) answer.body = body.body;
  if (isObject(headers)) {
    const entries = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    answer.headers = Object.fromEntries(entries);
  }
  if (!answer.status && !answer.delayMs && !answer.reset && !isPageFault(answer))
    return "status, delayMs, reset, cursorLoop or repeatContact is missing";
  return { path, answer };
}
