"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { adminAction, ownerAction } from "#lib/auth/doors.ts";
import { nameField } from "#lib/auth/form-fields.ts";
import * as deletion from "#lib/intercom/workspace-deletion/delete-workspace.ts";
import * as workspaces from "#lib/workspaces/rename-workspace.ts";

export const renameWorkspace = adminAction(
  z.object({ name: nameField("a name for the workspace", 60), nameSeen: z.string() }),
  async (admin, { name, nameSeen: seen }) => {
    await workspaces.renameWorkspace(admin, { name, seen });
    refresh();
    return { ok: true, message: "Saved", values: { name } };
  },
);

export const deleteWorkspace = ownerAction(
  z.object({ confirmation: z.string().trim().toLowerCase() }),
  async (owner, { confirmation }) => {
    const slug = owner.workspaceSlug;
    if (confirmation !== slug) return { ok: false, errors: { confirmation: `Type ${slug}.` } };
    await deletion.deleteWorkspace(owner);
    redirect("/");
  },
);
