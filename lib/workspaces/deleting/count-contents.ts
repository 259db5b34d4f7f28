import type { Owner } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";

export type Contents = Record<"products" | "tickets" | "people" | "companies" | "members", number>;

/** What goes with the workspace, deleted or not. */
export async function countContents({ workspaceId }: Owner): Promise<Contents> {
  const where = { workspaceId };
  const [products, tickets, people, companies, members] = await Promise.all([
    database.product.count({ where }),
    database.feedbackTicket.count({ where }),
    database.contact.count({ where }),
    database.company.count({ where }),
    database.membership.count({ where }),
  ]);
  return { products, tickets, people, companies, members };
}
