"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { adminAction, memberAction } from "#lib/auth/doors.ts";
import { idField, nameField } from "#lib/auth/form-fields.ts";
import { assignTicket, changePriority, changeStatus } from "#lib/feedback/ticket/change-ticket.ts";
import * as deleting from "#lib/feedback/ticket/delete-ticket.ts";
import { changeDescription, changeTitle } from "#lib/feedback/ticket/edit-words.ts";
import * as tickets from "#lib/feedback/ticket/mark-read.ts";
import { mergeTickets } from "#lib/feedback/ticket/merging/merge-tickets.ts";
import * as merging from "#lib/feedback/ticket/merging/undo-merge.ts";
import * as moving from "#lib/feedback/ticket/moving/move-ticket.ts";
import type { Twin } from "#lib/feedback/ticket/moving/twin-in.ts";
import { snoozeTicket } from "#lib/feedback/ticket/snoozing/snooze-ticket.ts";
import type { FormState } from "#lib/form-state.ts";

const ticketId = z.string().max(20);

/** What the person was looking at when they chose. */
const seen = z.string().max(100);

const moment = z
  .union([z.literal(""), z.iso.datetime()])
  .transform((text) => (text === "" ? null : new Date(text)));

const longestDescription = 20_000;

/** Browsers send line ends of two characters. */
const description = z
  .string()
  .transform((text) => text.toWellFormed().replaceAll("\0", "").replace(/\r\n?/g, "\n").trim())
  .refine(
    (text) => text.length <= longestDescription,
    `Use at most ${longestDescription.toLocaleString("en")} characters.`,
  );

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

export const markUnread = memberAction(z.object({ ticketId }), async (member, input) => {
  await tickets.markUnread(member, input.ticketId);
  refresh();
});

/** An empty `until` ends the snooze. */
export const setSnooze = memberAction(
  z.object({ ticketId, until: moment, seen: moment }),
  async (member, input) => {
    await snoozeTicket(member, input);
    refresh();
  },
);

export const setTitle = memberAction(
  z.object({ ticketId, title: nameField("a title", 300), seen: z.string() }),
  async (member, input) => {
    await changeTitle(member, input);
    refresh();
  },
);

export const setDescription = memberAction(
  z.object({ ticketId, description, seen: description }),
  async (member, input) => {
    await changeDescription(member, input);
    refresh();
  },
);

export const deleteTicket = adminAction(z.object({ ticketId }), async (admin, input) => {
  await deleting.deleteTicket(admin, input.ticketId);
  refresh();
});

export const restoreTicket = adminAction(z.object({ ticketId }), async (admin, input) => {
  await deleting.restoreTicket(admin, input.ticketId);
  refresh();
});

/** Where the page is of the ticket that moves, it leads on to `ticketId`; refused with `mergeInto`, it may be merged. */
export const moveTicket = memberAction(
  z.object({ ticketId, product: z.string().max(5) }),
  async (member, input) => {
    const { ticketId: now, twin } = await moving.moveTicket(member, input);
    refresh();
    return twin ? offerMerge(twin) : { ok: true, values: { ticketId: now } };
  },
);

function offerMerge({ ticketId: mergeInto, productName }: Twin): FormState {
  const message = `${mergeInto} in ${productName} is of the same conversation. Merge into it?`;
  return { ok: false, message, values: { mergeInto } };
}

/** Answers with the ID of the one that stays. */
export const mergeTicket = memberAction(
  z.object({ ticketId, into: ticketId }),
  async (member, input) => {
    const into = await mergeTickets(member, input);
    refresh();
    return { ok: true, values: { into } };
  },
);

/** `ticketId` is of the one that was merged. */
export const undoMerge = memberAction(z.object({ ticketId }), async (member, input) => {
  await merging.undoMerge(member, input.ticketId);
  refresh();
});
