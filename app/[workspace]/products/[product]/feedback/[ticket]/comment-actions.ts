"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { memberAction } from "#lib/auth/doors.ts";
import { idField } from "#lib/auth/form-fields.ts";
import * as adding from "#lib/feedback/comments/add-comment.ts";
import * as deleting from "#lib/feedback/comments/delete-comment.ts";
import * as editing from "#lib/feedback/comments/edit-comment.ts";

const longest = 10_000;

/** Browsers send the lines of a field with both ends. */
const lines = z.string("Write something first.").transform((text) => text.replace(/\r\n?/g, "\n"));

const body = lines
  .transform((text) => text.trim())
  .refine((text) => text !== "", "Write something first.")
  .refine((text) => text.length <= longest, "Use at most 10,000 characters.")
  .refine(
    (text) => text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text),
    "Use letters that can be shown.",
  );

const ticketId = z.string().max(20);

export const addComment = memberAction(z.object({ ticketId, body }), async (member, comment) => {
  await adding.addComment(member, comment);
  refresh();
});

export const editComment = memberAction(
  z.object({ commentId: idField, body, seen: lines }),
  async (member, change) => {
    await editing.editComment(member, change);
    refresh();
  },
);

export const deleteComment = memberAction(
  z.object({ commentId: idField }),
  async (member, { commentId }) => {
    await deleting.deleteComment(member, commentId);
    refresh();
  },
);
