"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { memberAction } from "#lib/auth/doors.ts";
import { idField } from "#lib/auth/form-fields.ts";
import type { Bulk } from "#lib/feedback/bulk/lock-bulk.ts";
import { startBulk } from "#lib/feedback/bulk/start-bulk.ts";
import { undoBulk } from "#lib/feedback/bulk/undoing/undo-bulk.ts";
import {
  readInboxQuery,
  ticketPriorities,
  ticketStatuses,
} from "#lib/feedback/inbox/inbox-query.ts";

const mostSelected = 500;
const product = z.string().max(5);

/** Ids with commas between them; with none, all that match `search` are meant, which has to be there then. */
const tickets = z
  .string()
  .transform((text) => text.split(",").filter(Boolean))
  .pipe(z.array(idField).max(mostSelected, `Select at most ${mostSelected} tickets, or all.`));

const which = { product, tickets, search: z.string().max(5_000).optional() };

const aTimeToCome = z.iso
  .datetime()
  .refine((text) => Date.parse(text) > Date.now(), "Choose a time to come.");

const change = z.discriminatedUnion("property", [
  z.object({ ...which, property: z.literal("status"), value: z.enum(ticketStatuses) }),
  z.object({ ...which, property: z.literal("priority"), value: z.enum(ticketPriorities) }),
  z.object({
    ...{ ...which, property: z.literal("assignee") },
    value: z.union([z.literal("nobody"), idField]),
  }),
  z.object({
    ...{ ...which, property: z.literal("snooze") },
    value: z.union([z.literal(""), aTimeToCome]),
  }),
  z.object({ ...which, property: z.literal("deleted"), value: z.literal("yes") }),
  z.object({ ...which, property: z.literal("read"), value: z.enum(["yes", "no"]) }),
]);

export const changeMany = memberAction(change, async (member, wish) => {
  const { product: productKey, property, value, tickets: ticketIds, search } = wish;
  if (ticketIds.length === 0 && search === undefined) {
    return { ok: false, message: "Select the tickets first." };
  }
  const query = readInboxQuery(new URLSearchParams(search));
  const meant = ticketIds.length > 0 ? { ticketIds } : { query };
  const bulk = await startBulk(member, { productKey, property, value, meant });
  refresh();
  return { ok: true, values: told(bulk) };
});

export const undoMany = memberAction(
  z.object({ product, bulkId: idField }),
  async (member, { product: productKey, bulkId }) => {
    const bulk = await undoBulk(member, { productKey, bulkId });
    refresh();
    return { ok: true, values: told(bulk) };
  },
);

function told({ id: bulkId, changed, total, state }: Bulk): Record<string, string> {
  return { bulkId, changed: String(changed), total: String(total), state };
}
