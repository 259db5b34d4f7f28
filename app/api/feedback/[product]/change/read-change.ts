import { z } from "zod";
import { ticketPriorities, ticketStatuses } from "#lib/feedback/inbox/inbox-query.ts";

const known = { ticketId: z.string().max(20), seen: z.string().max(100) };
const moment = z.union([z.literal(""), z.iso.datetime()]);
const yesOrNo = z.enum(["yes", "no"]);

const schema = z.discriminatedUnion("property", [
  z.object({ ...known, property: z.literal("status"), value: z.enum(ticketStatuses) }),
  z.object({ ...known, property: z.literal("priority"), value: z.enum(ticketPriorities) }),
  z.object({
    ...{ ...known, property: z.literal("assignee") },
    value: z.union([z.literal("nobody"), z.uuid()]),
  }),
  z.object({ ...known, property: z.literal("snooze"), value: moment, seen: moment }),
  z.object({ ...known, property: z.literal("deleted"), value: yesOrNo }),
  z.object({ ...known, property: z.literal("read"), value: yesOrNo }),
]);

export type TicketChange = z.output<typeof schema>;

/** Null for whatever the list does not send. */
export async function readChange(request: Request): Promise<TicketChange | null> {
  return schema.safeParse(await request.json().catch(() => null)).data ?? null;
}
