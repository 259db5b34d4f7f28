import { eraseContact } from "#lib/contacts/erase-contact.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { eventually } from "#tests/support/eventually.ts";
import { type Seeded, seedWorkspaceIn } from "./seed-workspace-in.ts";

const minuteMs = 60_000;
const conversationId = "c-erased";

/** An inbox where one of three tickets is of somebody who was erased. */
export async function seedErasure(): Promise<Seeded> {
  const seeded = await seedWorkspaceIn("erased");
  const { workspaceId, mobile: productId, admins } = seeded;
  const [admin] = admins;
  if (!admin) throw new Error("There is no admin");
  const name = "Eleanor Whitcombe";
  const contactId = await addContact(workspaceId, { name, email: "e.whitcombe@castle.example" });
  await addTicket({ workspaceId, productId, number: 1, title: "Offline notes" });
  const title = "Let me reorder stops on the map";
  const { id } = await addTicket({ workspaceId, productId, number: 2, title, conversationId });
  await addTicket({ workspaceId, productId, number: 3, title: "Undo after deleting a job" });
  await addReplies(workspaceId, name);
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { contactId },
  });
  await eraseContact(admin, contactId);
  const being = { workspaceId, erasingSince: { not: null } };
  await eventually(async () => (await database.contact.count({ where: being })) === 0, 60_000);
  return seeded;
}

async function addReplies(workspaceId: string, customer: string): Promise<void> {
  const key = { workspaceId, intercomAppId, conversationId };
  await database.conversationMessage.updateMany({
    where: { ...key, messageId: "2" },
    data: {
      ...{ authorName: "Tomás Brandt", bodyText: "We hear this often." },
      bodyHtml: "<p>We hear this often. Would dragging them on the map do?</p>",
      writtenAt: new Date(Date.now() - 40 * minuteMs),
    },
  });
  await database.conversationMessage.create({
    data: {
      ...{ ...key, messageId: newId(), authorKind: "customer", authorName: customer },
      ...{ bodyHtml: "<p>Yes, thank you.</p>", bodyText: "Yes, thank you." },
      writtenAt: new Date(Date.now() - 12 * minuteMs),
    },
  });
}
