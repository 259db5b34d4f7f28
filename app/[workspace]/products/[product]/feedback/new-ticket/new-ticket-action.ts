"use server";

import { z } from "zod";
import { memberAction } from "#lib/auth/doors.ts";
import { idField, nameField } from "#lib/auth/form-fields.ts";
import { createManualTicket } from "#lib/feedback/create-manual-ticket.ts";
import { ticketPriorities } from "#lib/feedback/inbox/inbox-query.ts";

const longestDescription = 20_000;

const description = z
  .string()
  .transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\0", "").toWellFormed().trim())
  .refine((text) => text.length <= longestDescription, "Use at most 20,000 characters.");

/** "" is no customer. */
const customer = z.union([z.literal(""), idField]).transform((id) => id || null);

export const createTicket = memberAction(
  z.object({
    ...{ product: z.string().max(5), title: nameField("a title", 300), description, customer },
    priority: z.enum(ticketPriorities),
    assignee: z.union([z.literal("nobody"), idField]),
  }),
  async (member, { product: productKey, customer: contactId, ...given }) => {
    const ticketId = await createManualTicket(member, { productKey, contactId, ...given });
    return { ok: true, values: { ticketId } };
  },
);
