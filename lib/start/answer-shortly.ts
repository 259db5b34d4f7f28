import type { ServerResponse } from "node:http";
import { securityHeaders } from "#lib/security-headers.ts";

/** An answer of the server itself, with the headers that Next's answers carry. */
export function answerShortly(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  for (const { key, value } of securityHeaders) response.setHeader(key, value);
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    ...headers,
  });
  response.end(`${text}\n`);
}
