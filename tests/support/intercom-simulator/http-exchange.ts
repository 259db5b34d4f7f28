import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Drip } from "./files/kept-file.ts";

export type Exchange = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: string;
};

export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body?: string;
  bytes?: Uint8Array;
  drip?: Drip;
};

export async function readExchange(request: IncomingMessage): Promise<Exchange> {
  const url = new URL(request.url ?? "/", "http://simulator");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}

export async function writeAnswer(
  response: ServerResponse,
  answer: Answer,
  withBody: boolean,
): Promise<void> {
  const bytes = Buffer.from(answer.bytes ?? answer.body ?? "");
  const { drip } = answer;
  response.writeHead(answer.status, { ...answer.headers, "content-length": bytes.length });
  for (let at = 0; drip && at < bytes.length && !response.destroyed; at += drip.bytes) {
    response.write(bytes.subarray(at, at + drip.bytes));
    await sleep(drip.everyMs);
  }
  response.end(withBody && !drip ? bytes : undefined);
}

export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): Answer {
  const type = { "content-type": "application/json; charset=utf-8" };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(value) };
}

export function htmlAnswer(status: number, page: string): Answer {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  return { status, headers, body: page };
}

export function redirectAnswer(status: 302 | 303, location: string): Answer {
  return { status, headers: { location } };
}

/** Fields of a form or of a JSON object, whichever was sent; values that are not text are left out. */
export function readFields(exchange: Exchange): Record<string, string> {
  if (!exchange.headers["content-type"]?.includes("json")) {
    return Object.fromEntries(new URLSearchParams(exchange.body));
  }
  return Object.fromEntries(
    Object.entries(readJson(exchange.body)).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

export function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
