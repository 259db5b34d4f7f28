import { cache } from "react";
import { findTicket } from "#lib/feedback/ticket/find-ticket.ts";

/** Read once for the page and its title. */
export const loadTicket = cache((...[member, productKey, ticketId]: LoadTicket) =>
  findTicket(member, { productKey, ticketId }),
);

type LoadTicket = [member: Parameters<typeof findTicket>[0], productKey: string, ticketId: string];
