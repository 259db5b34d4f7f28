import type { IncomingMessage } from "node:http";

/**
 * Leaves one address in `X-Forwarded-For`: the client's, as far back as the proxies that are ours vouch for
 * it. Whatever a client wrote there itself is gone.
 */
export function nameClient(request: IncomingMessage, trustedProxyHops: number): void {
  const forwarded = request.headers["x-forwarded-for"] ?? "";
  const written = String(forwarded)
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  const chain = [...written, request.socket.remoteAddress ?? "unknown"];
  const client = chain[Math.max(0, chain.length - 1 - trustedProxyHops)];
  request.headers["x-forwarded-for"] = client ?? "unknown";
}
