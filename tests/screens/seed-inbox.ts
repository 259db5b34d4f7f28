import { database } from "#lib/database/client.ts";
import { deleteTicket } from "#lib/feedback/ticket/delete-ticket.ts";
import { seedTickets } from "#tests/bench/inbox/seed-tickets.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import type { Surroundings } from "#tests/support/browser-test.ts";
import { type Seeded, seedWorkspaceIn } from "./seed-workspace-in.ts";

const minuteMs = 60_000;
const withPicture =
  '<p>Let us reorder stops on <img position="1000" alt="The map"> as we drive.</p>';

/** Inboxes of four and of 100,000 tickets, one most of which is deleted, and one ticket whose conversation has 500 messages. */
export async function seedInbox({ databaseUrl }: Surroundings): Promise<[string, Seeded][]> {
  const few = await seedWorkspaceIn("few");
  for (const number of [1, 2, 3]) await addTicket({ ...inMobile(few), number });
  await addTicket({ ...inMobile(few), number: 4, bodyHtml: withPicture });
  await failFiles(few);
  await addContact(few.workspaceId, { name: "Åsa Lindström", email: "asa@nordfrakt.example" });
  await addContact(few.workspaceId, { name: "Linda Berg", email: "linda@bergtransport.example" });
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

/** One that is tried again by itself, and one that is not. */
async function failFiles({ workspaceId }: Seeded): Promise<void> {
  const of = { workspaceId, intercomAppId, conversationId: "c-4", messageId: "1" };
  const failed = { ...of, state: "failed", failure: "Intercom does not have it any more" } as const;
  await database.messageAttachment.createMany({
    data: [
      { ...failed, position: 1000, name: "The map", isInline: true, attempts: 1 },
      {
        ...failed,
        position: 0,
        name: "route-monday.pdf",
        contentType: "application/pdf",
        attempts: 1,
      },
      {
        ...{ ...of, position: 1, name: "route-tuesday-as-it-was-really-driven.png", attempts: 2 },
        ...{ contentType: "image/png", failure: "Intercom’s server answered 500" },
        nextTryAt: new Date(Date.now() + 10 * minuteMs),
      },
    ],
  });
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
