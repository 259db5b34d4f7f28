"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "#lib/auth/doors.ts";
import { signOut } from "#lib/auth/session.ts";

export const signOutHere = publicAction(
  "a session that has ended already must not keep anyone from leaving",
  z.object({}),
  async () => {
    await signOut();
    redirect("/sign-in");
  },
);
