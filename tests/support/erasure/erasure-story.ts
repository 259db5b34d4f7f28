import { eraseContact } from "#lib/contacts/erase-contact.ts";
import { database } from "#lib/database/client.ts";
import { changeSyncContacts } from "#lib/intercom/contact-import/change-sync-contacts.ts";
import { runContactImport } from "#lib/intercom/contact-import/run-contact-import.ts";
import { syncContactsNow } from "#lib/intercom/contact-import/sync-contacts-now.ts";
import { runErasures } from "#lib/intercom/erasure/run-erasures.ts";
import { drainDeliveries } from "#lib/intercom/webhook-to-ticket/drain-deliveries.ts";
import { receiveWebhook } from "#lib/intercom/webhook-to-ticket/receive-webhook.ts";
import { addAdmin } from "#tests/support/add-person.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { signBody } from "#tests/support/intercom-simulator/webhooks/sign-body.ts";
import { adminOf, type Playground, playground } from "#tests/support/playground.ts";

/** A workspace that is worked for by this very process, step by step, and an admin who may erase. */
export async function erasureStory(intercom: Simulator, like?: Playground) {
  const acme = await playground({ intercom }, like);
  const { workspaceId, sim } = acme;
  const { admin } = await addAdmin(workspaceId);
  await changeSyncContacts(admin, true);
  const { signal } = new AbortController();

  /** As Intercom would, again under another id unless it is the first time. Answers with the status. */
  async function send(notification: Notification, id = notification.id): Promise<number> {
    const body = Buffer.from(JSON.stringify({ ...notification, id }));
    const signature = signBody(body, intercom.clientSecret);
    return receiveWebhook(body, new Headers({ "x-hub-signature": signature }));
  }

  /** All that is due, and what is put off too. */
  async function drain(): Promise<void> {
    const open = { workspaceId, state: "pending" } as const;
    for (
      let round = 0;
      round < 20 && (await database.delivery.count({ where: open })) > 0;
      round++
    ) {
      await database.delivery.updateMany({ where: open, data: { nextTryAt: new Date(0) } });
      await drainDeliveries(admin, signal);
    }
  }

  return {
    ...{ ...acme, admin, send, drain },
    rowOf: (intercomContactId: string) =>
      database.contact.findFirst({ where: { workspaceId, intercomContactId } }),
    tagging: (conversationId: string, partId?: string) =>
      sim.tag(conversationId, {
        ...{ tagId: acme.wish.id, partId, deliver: false },
        ...adminOf(acme),
      }),
    tickets: () =>
      database.feedbackTicket.findMany({
        where: { workspaceId },
        orderBy: { number: "asc" },
        include: { quotes: { orderBy: { taggedAt: "asc" } } },
      }),
    messages: () =>
      database.conversationMessage.findMany({
        where: { workspaceId },
        orderBy: { messageId: "asc" },
      }),
    /** Asked for by an admin; the traces go with `finish`. */
    async begin(intercomContactId: string): Promise<void> {
      const row = await database.contact.findFirstOrThrow({
        where: { workspaceId, intercomContactId },
      });
      await eraseContact(admin, row.id);
    },
    finish: () => runErasures(admin, signal),
    /** A whole run over Intercom's list, as the timetable or "Sync now" begins it. */
    async importAll(): Promise<void> {
      await syncContactsNow(admin);
      const open = { workspaceId, isOpen: true } as const;
      for (
        let round = 0;
        round < 20 && (await database.contactImport.count({ where: open })) > 0;
        round++
      ) {
        await database.contactImport.updateMany({ where: open, data: { waitUntil: null } });
        await runContactImport(admin, signal);
      }
    },
  };
}

export type ErasureStory = Awaited<ReturnType<typeof erasureStory>>;
