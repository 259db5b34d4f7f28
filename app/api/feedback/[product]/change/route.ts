import { z } from "zod";
import { memberRoute } from "#lib/auth/doors.ts";
import { AppError, ChangedMeanwhile } from "#lib/errors.ts";
import { assignTicket, changePriority, changeStatus } from "#lib/feedback/ticket/change-ticket.ts";

const known = { ticketId: z.string().max(20), seen: z.string().max(100) };

const schema = z.discriminatedUnion("property", [
  z.object({
    ...known,
    property: z.literal("status"),
    value: z.enum(["todo", "in_progress", "done", "canceled"]),
  }),
  z.object({
    ...known,
    property: z.literal("priority"),
    value: z.enum(["high", "medium", "low", "none"]),
  }),
  z.object({
    ...known,
    property: z.literal("assignee"),
    value: z.union([z.literal("nobody"), z.uuid()]),
  }),
]);

/** One change by key from the list, which shows it already: it is told what became of it. */
export const POST = memberRoute(async (member, request) => {
  const parsed = schema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) throw new AppError("bad_request");
  const { property, ticketId, seen, value } = parsed.data;
  try {
    if (property === "status") await changeStatus(member, { ticketId, seen, status: value });
    if (property === "priority") await changePriority(member, { ticketId, seen, priority: value });
    if (property === "assignee") await assignTicket(member, { ticketId, seen, assignee: value });
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    return Response.json({ conflict: error.change }, { status: 409 });
  }
  return Response.json({});
});
