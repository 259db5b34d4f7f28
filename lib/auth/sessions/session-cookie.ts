import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "#lib/env.ts";
import { absoluteMs } from "./session-limits.ts";

const content = z.object({ sid: z.string().min(1) });

/** The `__Host-` prefix binds a cookie to this very host, but browsers take it over https only. */
export function cookieName(name: "session" | "csrf" | "return" | "oauth"): string {
  return `${isSecure() ? "__Host-" : ""}timebook.${name}`;
}

/** Lax, not Strict: coming back from Intercom's consent page must find the person signed in. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure() };
}

export function isSecure(): boolean {
  return env().appUrl.startsWith("https://");
}

export const cookieSeconds = absoluteMs / 1000;

export async function sealSessionToken(token: string): Promise<string> {
  return encode({ token: { sid: token }, secret: env().authSecret, maxAge: cookieSeconds });
}

/** Null for anything but a cookie that we sealed ourselves. */
export async function openSessionCookie(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  const opened = await decode({ token: cookie, secret: env().authSecret }).catch(() => null);
  return content.safeParse(opened).data?.sid ?? null;
}
