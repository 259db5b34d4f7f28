"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { memberAction } from "#lib/auth/doors.ts";
import * as files from "#lib/feedback/files/retry-file.ts";

export const retryFile = memberAction(
  z.object({
    ticketId: z.string().max(20),
    messageId: z.string().max(255),
    position: z.coerce.number().int().min(0).max(1_000_000),
  }),
  async (member, file) => {
    await files.retryFile(member, file);
    refresh();
  },
);
