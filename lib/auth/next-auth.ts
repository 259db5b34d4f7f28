import { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { checkCredentials } from "./accounts/check-credentials.ts";
import { refuseOtherBodies } from "./door/request-body.ts";
import type { Params } from "./door/route-door.ts";
import { returnPath } from "./return-path.ts";
import { endSession } from "./sessions/end-session.ts";
import { findSession } from "./sessions/find-session.ts";
import { cookieName, cookieOptions, cookieSeconds, isSecure } from "./sessions/session-cookie.ts";
import { startSession } from "./sessions/start-session.ts";

const credentials = z.object({ email: z.string().max(1000), password: z.string() });
const sid = z.string().min(1);

/** next-auth's own addresses: they start, read and end the very sessions that our forms do. */
export async function answerNextAuth(request: Request, params: Params): Promise<Response> {
  refuseOtherBodies(request);
  process.env.NEXTAUTH_URL = env().appUrl;
  const nextauth = z.array(z.string()).catch([]).parse(params.nextauth);
  return NextAuth(withOwnReturn(request), { params: { nextauth } }, options());
}

// next-auth answers 500 to a return address that it cannot parse.
function withOwnReturn(request: Request): NextRequest {
  const url = new URL(request.url);
  const wanted = url.searchParams.get("callbackUrl");
  if (wanted !== null) url.searchParams.set("callbackUrl", ownAddress(wanted));
  return new NextRequest(url, request);
}

function ownAddress(wanted: string): string {
  const { appUrl } = env();
  return appUrl + returnPath(wanted.startsWith(appUrl) ? wanted.slice(appUrl.length) : wanted);
}

function options(): NextAuthOptions {
  return {
    secret: env().authSecret,
    session: { strategy: "jwt", maxAge: cookieSeconds },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: { name: cookieName("session"), options: cookieOptions() },
      csrfToken: { name: cookieName("csrf"), options: cookieOptions() },
      callbackUrl: { name: cookieName("return"), options: cookieOptions() },
    },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: [withPassword()],
    callbacks: {
      redirect: ({ url }) => ownAddress(url),
      // The token carries the session's secret and nothing else; what a client sends as an update is not looked at.
      jwt: async ({ token, user }) => ({ sid: user?.id ?? (await alive(token.sid)) }),
      session: async ({ session, token }) => {
        const user = await findSession(sid.parse(token.sid));
        return { user: { name: user?.userName, email: user?.email }, expires: session.expires };
      },
    },
    events: {
      signOut: async ({ token }) => {
        const secret = sid.safeParse(token?.sid).data;
        if (secret) await endSession(secret);
      },
    },
    logger: {
      error: (code) => log.warn({ code }, "next-auth refused a request"),
      warn: (code) => log.warn({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}

function withPassword() {
  return Credentials({
    credentials: { email: { label: "E-mail" }, password: { label: "Password", type: "password" } },
    authorize: async (given, request) => {
      const typed = credentials.safeParse(given).data;
      const account = typed && (await checkCredentials(typed.email, typed.password));
      if (!account) return null;
      const userAgent = z.string().safeParse(request.headers?.["user-agent"]).data ?? null;
      return { id: await startSession({ userId: account.userId, userAgent }) };
    },
  });
}

/** Throwing makes next-auth forget the cookie. */
async function alive(token: unknown): Promise<string> {
  const secret = sid.parse(token);
  if (!(await findSession(secret))) throw new Error("This session has ended");
  return secret;
}
