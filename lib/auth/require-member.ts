import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "#lib/errors.ts";
import { findMember, type Member } from "./member.ts";
import { pathHeader, signInPath, unavailablePath } from "./return-path.ts";
import { lookUpUser } from "./session.ts";
import type { SignedIn } from "./sessions/find-session.ts";

/** For pages: sends a stranger to the sign-in page and back here afterwards. */
export async function requireUser(): Promise<SignedIn> {
  const user = await knownUser();
  if (user) return user;
  const wanted = (await headers()).get(pathHeader);
  redirect(user === null ? signInPath(wanted) : unavailablePath(wanted));
}

/** Undefined: nobody can tell who it is. */
async function knownUser(): Promise<SignedIn | null | undefined> {
  try {
    return await lookUpUser();
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** For pages: "not found" for whoever is no member, as for a workspace that does not exist. */
export const requireMember = cache(async (workspaceSlug: string): Promise<Member> => {
  const user = await requireUser();
  return (await findMember(user.userId, { slug: workspaceSlug })) ?? notFound();
});
