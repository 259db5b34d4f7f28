import { expect, test } from "vitest";
import { lockContacts } from "#lib/contacts/saving/match-contacts.ts";
import { database, transaction } from "#lib/database/client.ts";
import { pool } from "#lib/database/pool.ts";
import { changeStatus } from "#lib/feedback/ticket/change-ticket.ts";
import { requeueStrandedErasures } from "#lib/intercom/erasure/requeue-stranded-erasures.ts";
import { addCanaryPerson, canary } from "#tests/support/erasure/canary-person.ts";
import { dumpDatabase, linesWith } from "#tests/support/erasure/dump-database.ts";
import { type ErasureStory, erasureStory } from "#tests/support/erasure/erasure-story.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();

const conversations = 20;
const perConversation = 500;

/** Ten thousand messages, half of them from before authors were kept, and two thousand notifications. */
async function fill(
  { workspaceId, sim, mobile }: ErasureStory,
  her: { id: string },
): Promise<void> {
  const place = [workspaceId, sim.appId];
  await pool().query(
    `INSERT INTO intercom_conversations (workspace_id, intercom_app_id, conversation_id, region, updated_at)
    SELECT $1, $2, 'c' || c, 'EU', now() FROM generate_series(1, $3) c`,
    [...place, conversations],
  );
  await pool().query(
    `INSERT INTO conversation_messages (workspace_id, intercom_app_id, conversation_id, message_id, author_id,
      author_kind, author_name, body_html, body_text, written_at)
    SELECT $1, $2, 'c' || c, 'm' || m, CASE WHEN c % 2 = 0 THEN $3 END, 'customer', '${canary}', '<p>${canary}</p>',
      '${canary}', now()
    FROM generate_series(1, $4) c, generate_series(1, $5) m`,
    [...place, her.id, conversations, perConversation],
  );
  await pool().query(
    `WITH tickets AS (
      INSERT INTO feedback_tickets (workspace_id, id, product_id, number, title, source, customer_name,
        customer_intercom_id, received_at, last_customer_at, updated_at)
      SELECT $1, gen_random_uuid(), $3, c, '${canary}', 'intercom', '${canary}', $4, now(), now(), now()
      FROM generate_series(1, $5) c RETURNING id, number
    )
    INSERT INTO ticket_origins (workspace_id, product_id, intercom_app_id, conversation_id, ticket_id)
    SELECT $1, $3, $2, 'c' || number, id FROM tickets`,
    [...place, mobile, her.id, conversations],
  );
  await pool().query(
    `INSERT INTO deliveries (workspace_id, id, intercom_app_id, topic, body, state, outcome)
    SELECT $1, gen_random_uuid(), $2, 'contact.user.updated', convert_to($3::text || ' ${canary}', 'UTF8'), 'done', 'done'
    FROM generate_series(1, 2000)`,
    [...place, her.id],
  );
}

test("I9 somebody who wrote ten thousand messages is erased while others go on working", async () => {
  const acme = await erasureStory(intercom);
  const { workspaceId, admin } = acme;
  const { person, lead } = addCanaryPerson(acme.sim);
  await acme.importAll();
  for (const one of await acme.sim.mergeContacts(lead.id, person.id, { deliver: false })) {
    await acme.send(one);
  }
  await acme.send(await acme.tagging(acme.conversation.id));
  await acme.drain();
  await database.product.updateMany({ where: { workspaceId }, data: { nextTicketNumber: 100 } });
  await database.feedbackTicket.updateMany({ where: { workspaceId }, data: { number: 99 } });
  await fill(acme, person);
  await acme.begin(person.id);
  let isOver = false;
  let meanwhile = 0;
  const finishing = acme.finish().then(() => {
    isOver = true;
  });
  const states = ["in_progress", "done", "todo"] as const;
  for (let seen = "todo"; !isOver; meanwhile++) {
    const status = states[meanwhile % states.length] ?? "done";
    await changeStatus(admin, { ticketId: "MOB-99", status, seen });
    seen = status;
    await transaction((tx) => lockContacts(tx, admin));
  }
  await finishing;
  expect(meanwhile).toBeGreaterThan(5);
  expect(linesWith(await dumpDatabase(workspaceId), canary)).toEqual([]);
  const mine = { workspaceId, customerErased: true };
  expect(await database.feedbackTicket.count({ where: mine })).toBe(conversations);
});

test("C6 an erasure whose job was lost, as after a restored backup, is queued again", async () => {
  const acme = await erasureStory(intercom);
  const { workspaceId } = acme;
  const { person } = addCanaryPerson(acme.sim);
  await acme.importAll();
  await acme.begin(person.id);
  const key = `erase:${workspaceId}`;
  const jobs = async () =>
    (await pool().query("SELECT FROM graphile_worker.jobs WHERE key = $1", [key])).rowCount;
  await pool().query("SELECT graphile_worker.remove_job($1)", [key]);
  await requeueStrandedErasures();
  expect(await jobs()).toBe(0);
  await database.contact.updateMany({
    where: { workspaceId, erasingSince: { not: null } },
    data: { erasingSince: new Date(Date.now() - 120_000) },
  });
  await requeueStrandedErasures();
  expect(await jobs()).toBe(1);
});
