import { z } from "zod";
import {
  type Admin,
  findMember,
  isAdmin,
  isOwner,
  type Member,
  type Owner,
} from "#lib/auth/member.ts";
import { lookUpUser } from "#lib/auth/session.ts";
import type { SignedIn } from "#lib/auth/sessions/find-session.ts";
import { AppError } from "#lib/errors.ts";

const workspaceSlug = z.string().min(1).max(100);

/** Throws `unauthenticated`, or `unavailable` when nobody can tell who it is. */
export async function proveUser(): Promise<SignedIn> {
  const user = await lookUpUser();
  if (!user) throw new AppError("unauthenticated");
  return user;
}

/** Throws `not_found` for a workspace that the person is no member of. */
export async function proveMember(user: SignedIn, workspace: unknown): Promise<Member> {
  const slug = workspaceSlug.safeParse(workspace).data;
  const member = slug ? await findMember(user.userId, { slug }) : null;
  if (!member) throw new AppError("not_found");
  return member;
}

/** Throws `forbidden` for a mere member. */
export function proveAdmin(member: Member): Admin {
  if (!isAdmin(member)) throw new AppError("forbidden");
  return member;
}

/** Throws `forbidden` for whoever is no owner. */
export function proveOwner(member: Member): Owner {
  if (!isOwner(member)) throw new AppError("forbidden");
  return member;
}
