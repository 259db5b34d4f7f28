"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { memberAction } from "#lib/auth/doors.ts";
import { idField } from "#lib/auth/form-fields.ts";
import { assignTicket, changePriority, changeStatus } from "#lib/feedback/ticket/change-ticket.ts";
import * as tickets from "#lib/feedback/ticket/mark-read.ts";

const ticketId = z.string().max(20);

/** What the person was looking at when they chose. */
const seen = z.string().max(100);

export const setStatus = memberAction(
  z.object({ ticketId, status: z.enum(["todo", "in_progress", "done", "canceled"]), seen }),
  async (member, input) => {
    await changeStatus(member, input);
    refresh();
  },
);

export const setPriority = memberAction(
  z.object({ ticketId, priority: z.enum(["high", "medium", "low", "none"]), seen }),
  async (member, input) => {
    await changePriority(member, input);
    refresh();
  },
);

/** "nobody" takes the ticket from whoever has it. */
export const setAssignee = memberAction(
  z.object({ ticketId, assignee: z.union([z.literal("nobody"), idField]), seen }),
  async (member, input) => {
    await assignTicket(member, input);
    refresh();
  },
);

export const markRead = memberAction(
  z.object({ ticketId, seenUntil: z.iso.datetime() }),
  async (member, { ticketId, seenUntil }) => {
    await tickets.markRead(member, { ticketId, seenUntil: new Date(seenUntil) });
    refresh();
  },
);
