"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "#lib/auth/doors.ts";
import { nameField } from "#lib/auth/form-fields.ts";
import * as workspaces from "#lib/workspaces/rename-workspace.ts";

export const renameWorkspace = adminAction(
  z.object({ name: nameField("a name for the workspace", 60), nameSeen: z.string() }),
  async (admin, { name, nameSeen: seen }) => {
    await workspaces.renameWorkspace(admin, { name, seen });
    refresh();
    return { ok: true, message: "Saved", values: { name } };
  },
);
