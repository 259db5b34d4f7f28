import { createHmac } from "node:crypto";
import { z } from "zod";
import { safeEqual } from "#lib/crypto.ts";
import { env } from "#lib/env.ts";

const notice = z.object({ app_id: z.string().min(1).max(100) });
const largestBytes = 10_000;

/** The Intercom workspace named in an uninstall notice, or null. Its signature is checked only where there is one. */
export async function readUninstall(request: Request): Promise<string | null> {
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(announced <= largestBytes)) return null;
  const body = Buffer.from(await request.arrayBuffer());
  const signature = request.headers.get("x-body-signature");
  if (signature !== null && !isSigned(body, signature)) return null;
  return notice.safeParse(parsed(body)).data?.app_id ?? null;
}

function isSigned(body: Buffer, signature: string): boolean {
  const given = Buffer.from(signature.toLowerCase());
  const secrets = env().intercom?.clientSecrets ?? [];
  return secrets.some((secret) =>
    safeEqual(given, Buffer.from(createHmac("sha256", secret).update(body).digest("hex"))),
  );
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
