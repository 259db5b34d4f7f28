"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { memberAction } from "#lib/auth/doors.ts";
import { idField } from "#lib/auth/form-fields.ts";
import * as notifications from "#lib/notifications/mark-read.ts";

const ids = z
  .union([idField, z.array(idField).max(50)])
  .transform((given) => (typeof given === "string" ? [given] : given));

export const markNotificationsRead = memberAction(
  z.object({ notificationId: ids }),
  async (member, { notificationId }) => {
    await notifications.markNotificationsRead(member, notificationId);
    refresh();
  },
);

export const markAllNotificationsRead = memberAction(
  z.object({ shownAt: z.iso.datetime() }),
  async (member, { shownAt }) => {
    await notifications.markAllRead(member, new Date(shownAt));
    refresh();
  },
);
