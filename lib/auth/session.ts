import { cookies, headers } from "next/headers";
import { cache } from "react";
import { AppError } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { endSession } from "./sessions/end-session.ts";
import { findSession, type SignedIn } from "./sessions/find-session.ts";
import {
  cookieName,
  cookieOptions,
  cookieSeconds,
  openSessionCookie,
  sealSessionToken,
} from "./sessions/session-cookie.ts";
import { startSession } from "./sessions/start-session.ts";

/** Looked up once per request. Throws `unavailable` when it cannot be, which lets nobody in. */
export async function lookUpUser(): Promise<SignedIn | null> {
  const user = await lookUp();
  if (user === "unknown") throw new AppError("unavailable", cannotTell);
  return user;
}

/** For what strangers may see too. Who cannot be looked up counts as a stranger. */
export async function currentUser(): Promise<SignedIn | null> {
  const user = await lookUp();
  return user === "unknown" ? null : user;
}

const cannotTell =
  "Timebook cannot reach its database, so nothing was saved. What you entered is still here: try again in a moment.";

const lookUp = cache(async (): Promise<SignedIn | null | "unknown"> => {
  const token = await sessionToken();
  if (!token) return null;
  try {
    return await findSession(token);
  } catch (error) {
    log.error({ err: error }, "A session could not be looked up");
    return "unknown";
  }
});

/** Always a new session: one that a stranger may have planted before is ended. */
export async function signIn(userId: string): Promise<void> {
  const before = await sessionToken();
  if (before) await endSession(before);
  const userAgent = (await headers()).get("user-agent");
  const token = await startSession({ userId, userAgent });
  (await cookies()).set(cookieName("session"), await sealSessionToken(token), {
    ...cookieOptions(),
    maxAge: cookieSeconds,
  });
}

export async function signOut(): Promise<void> {
  const token = await sessionToken();
  if (token) await endSession(token);
  (await cookies()).set(cookieName("session"), "", { ...cookieOptions(), maxAge: 0 });
}

async function sessionToken(): Promise<string | null> {
  return openSessionCookie((await cookies()).get(cookieName("session"))?.value);
}
