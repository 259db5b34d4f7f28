import type { IncomingMessage, ServerResponse } from "node:http";
import { answerShortly } from "./answer-shortly.ts";

// Machines ask for these under whatever name they reach the process by.
const anyHost = /^\/api\/(health|metrics|intercom\/(webhook|uninstall))(\/|\?|$)/;

// What only Next itself, or our own proxy.ts, may say about a request.
const internalHeaders = [
  "content-security-policy",
  "next-resume",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-middleware-subrequest",
  "x-nonce",
];

type Pinning = { appUrl: URL; trustedProxyHops: number };

/**
 * Lets a request pass only under the public address, so that nothing later can be misled by a hostile
 * `Host`. Returns false when it has answered: a page is redirected there, anything else refused.
 */
export function pinHost(
  request: IncomingMessage,
  response: ServerResponse,
  { appUrl, trustedProxyHops }: Pinning,
): boolean {
  const path = request.url ?? "";
  const asked = askedHost(request, trustedProxyHops);
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (anyHost.test(path) || asked === appUrl.host) {
    for (const name of internalHeaders) delete request.headers[name];
    request.headers.host = appUrl.host;
    request.headers["x-forwarded-host"] = appUrl.host;
    request.headers["x-forwarded-proto"] = appUrl.protocol.slice(0, -1);
    return true;
  }
  if (isRead) answerShortly(response, 307, "Moved", { Location: appUrl.origin + path });
  else answerShortly(response, 421, `This server answers as ${appUrl.origin} only`);
  return false;
}

function askedHost(request: IncomingMessage, trustedProxyHops: number): string | undefined {
  const forwarded = trustedProxyHops > 0 ? request.headers["x-forwarded-host"] : undefined;
  const asked = typeof forwarded === "string" ? forwarded : request.headers.host;
  return asked?.trim().toLowerCase();
}
