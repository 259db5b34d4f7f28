"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction } from "#lib/auth/doors.ts";
import { nameField } from "#lib/auth/form-fields.ts";
import * as workspaces from "#lib/workspaces/rename-workspace.ts";

export const renameWorkspace = adminAction(
  z.object({ name: nameField("a name for the workspace", 60) }),
  async (admin, { name }) => {
    await workspaces.renameWorkspace(admin, name);
    refresh();
    return { ok: true, message: "Saved" };
  },
);
