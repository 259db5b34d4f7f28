import { database } from "#lib/database/client.ts";
import { deleteTicket } from "#lib/feedback/ticket/delete-ticket.ts";
import { seedTickets } from "#tests/bench/inbox/seed-tickets.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import type { Surroundings } from "#tests/support/browser-test.ts";
import { type Seeded, seedWorkspaceIn } from "./seed-workspace-in.ts";

const minuteMs = 60_000;

/** Inboxes of three and of 100,000 tickets, one of which most is deleted, and one ticket whose conversation has 500 messages. */
export async function seedInbox({ databaseUrl }: Surroundings): Promise<[string, Seeded][]> {
  const few = await seedWorkspaceIn("few");
  for (const number of [1, 2, 3]) await addTicket({ ...inMobile(few), number });
  const thread = await seedWorkspaceIn("thread");
  await addTicket({ ...inMobile(thread), number: 1, title: "Reorder the stops on the map" });
  await addMessages(thread.workspaceId);
  const crowded = await seedWorkspaceIn("crowded");
  const [reader = "", ...others] = crowded.userIds;
  const assignees = [reader, ...others];
  await seedTickets(databaseUrl, { ...inMobile(crowded), reader, assignees, tickets: 100_000 });
  const deleted = await seedWorkspaceIn("deleted");
  await deleteMost(deleted);
  return [
    ["few", few],
    ["deleted", deleted],
    ["thread", thread],
    ["crowded", crowded],
  ];
}

function inMobile({ workspaceId, mobile: productId }: Seeded) {
  return { workspaceId, productId };
}

async function deleteMost(seeded: Seeded): Promise<void> {
  const titles = [
    "Reorder the stops on the map",
    "Let drivers see the gate code of a depot before they set off, also where the phone has no network",
    "Export the week as a spreadsheet",
    "Dark mode for the night shift",
  ];
  for (const [index, title] of titles.entries())
    await addTicket({ ...inMobile(seeded), number: index + 1, title });
  const [admin, colleague] = seeded.admins;
  if (admin) for (const number of [1, 2]) await deleteTicket(admin, `MOB-${number}`);
  if (colleague) await deleteTicket(colleague, "MOB-3");
}

async function addMessages(workspaceId: string): Promise<void> {
  const began = Date.now() - 600 * minuteMs;
  const key = { workspaceId, intercomAppId, conversationId: "c-1" };
  const said = ["It still asks me to confirm each stop.", "Thank you, I have passed that on."];
  await database.conversationMessage.createMany({
    data: Array.from({ length: 498 }, (_, index) => {
      const text = `${said[index % 2]} (${index + 1})`;
      return {
        ...{ ...key, messageId: `m-${index}`, bodyHtml: `<p>${text}</p>`, bodyText: text },
        authorKind: index % 2 === 0 ? ("customer" as const) : ("teammate" as const),
        authorName: index % 2 === 0 ? "Jonas Lindqvist" : "Ana Ruiz",
        writtenAt: new Date(began + index * minuteMs),
      };
    }),
  });
}
