import { safeEqual, sha256 } from "#lib/crypto.ts";
import { env } from "#lib/env.ts";
import { renderMetrics } from "#lib/metrics.ts";

/** Prometheus' text, for who shows METRICS_TOKEN. Without such a token the address does not exist. */
export async function answerMetrics(request: Request): Promise<Response> {
  const { metricsToken } = env();
  if (!metricsToken) return new Response("Not found\n", { status: 404 });
  const given = request.headers.get("authorization") ?? "";
  if (!safeEqual(sha256(given), sha256(`Bearer ${metricsToken}`))) {
    const headers = { "WWW-Authenticate": "Bearer" };
    return new Response("Unauthorized\n", { status: 401, headers });
  }
  const { body, contentType } = await renderMetrics();
  return new Response(body, {
    headers: { "Content-Type": contentType, "Cache-Control": "no-store" },
  });
}
