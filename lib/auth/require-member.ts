import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { findMember, type Member } from "./member.ts";
import { pathHeader, signInPath } from "./return-path.ts";
import { currentUser } from "./session.ts";
import type { SignedIn } from "./sessions/find-session.ts";

/** For pages: sends a stranger to the sign-in page and back here afterwards. */
export async function requireUser(): Promise<SignedIn> {
  const user = await currentUser();
  if (!user) redirect(signInPath((await headers()).get(pathHeader)));
  return user;
}

/** For pages: "not found" for whoever is no member, as for a workspace that does not exist. */
export const requireMember = cache(async (workspaceSlug: string): Promise<Member> => {
  const user = await requireUser();
  return (await findMember(user.userId, { slug: workspaceSlug })) ?? notFound();
});
