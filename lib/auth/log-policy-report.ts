import { z } from "zod";
import { log } from "#lib/log.ts";

const maxBytes = 8_000;
const short = z.string().transform((text) => text.slice(0, 200));
const report = z.object({
  "csp-report": z.object({ "effective-directive": short, "blocked-uri": short }),
});

/** Anyone can send these: only two short fields are kept, and nothing answers to them. */
export async function logPolicyReport(request: Request): Promise<void> {
  if (Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) > maxBytes) return;
  const sent = report.safeParse(await request.json().catch(() => null)).data?.["csp-report"];
  if (!sent) return;
  const directive = sent["effective-directive"];
  log.warn({ directive, blocked: sent["blocked-uri"] }, "a browser blocked something");
}
