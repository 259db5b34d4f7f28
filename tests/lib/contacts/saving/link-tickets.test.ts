import { beforeAll, expect, test } from "vitest";
import { linkTickets } from "#lib/contacts/saving/link-tickets.ts";
import { database, transaction } from "#lib/database/client.ts";
import { twoWorkspaces } from "#tests/lib/feedback/two-workspaces.ts";
import { addContact } from "#tests/support/add-contact.ts";
import { addTicket } from "#tests/support/add-ticket.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();

type Company = Awaited<ReturnType<typeof twoWorkspaces>>["acme"];
let acme: Company;
let bolt: Company;
let number = 0;

beforeAll(async () => {
  ({ acme, bolt } = await twoWorkspaces());
});

type Customer = { customerIntercomId?: string | null; customerEmail?: string | null };

async function addWaiting({ workspaceId, mobile }: Company, customer: Customer) {
  number += 1;
  const { id } = await addTicket({ workspaceId, productId: mobile.id, number });
  const where = { workspaceId_id: { workspaceId, id } };
  await database.feedbackTicket.update({ where, data: customer });
  return async () => (await database.feedbackTicket.findUniqueOrThrow({ where })).contactId;
}

function link({ workspaceId }: Company, ids: string[]) {
  return transaction((tx) =>
    linkTickets(
      tx,
      { workspaceId },
      ids.map((id) => ({ id })),
    ),
  );
}

test("a ticket finds its customer by Intercom's id, and without one by the e-mail, whatever its capitals", async () => {
  const email = "ada@one.example";
  const ada = await addContact(acme.workspaceId, { intercomContactId: "ada", email });
  const ben = await addContact(acme.workspaceId, { intercomContactId: "ben" });
  const byId = await addWaiting(acme, { customerIntercomId: "ben", customerEmail: email });
  const byEmail = await addWaiting(acme, { customerEmail: "ADA@one.example" });
  const ofNobody = await addWaiting(acme, { customerIntercomId: "nobody", customerEmail: email });
  await link(acme, [ada, ben]);
  expect([await byId(), await byEmail(), await ofNobody()]).toEqual([ben, ada, null]);
});

test("PRODUCT §3.11 whoever was made here with exactly the e-mail is the customer where Intercom's person is not here", async () => {
  const email = "made.here@one.example";
  const other = await addContact(acme.workspaceId, { email });
  const madeHere = await addContact(acme.workspaceId, { email, intercomContactId: null });
  const ticket = await addWaiting(acme, { customerIntercomId: "unknown", customerEmail: email });
  await link(acme, [other]);
  expect(await ticket()).toBeNull();
  await link(acme, [madeHere]);
  expect(await ticket()).toBe(madeHere);
});

test("F8 an id of another Intercom workspace is somebody else", async () => {
  const contact = await addContact(acme.workspaceId, { intercomContactId: "seven" });
  const ticket = await addWaiting(acme, { customerIntercomId: "seven" });
  const where = { workspaceId_id: { workspaceId: acme.workspaceId, id: contact } };
  await database.contact.update({ where, data: { intercomAppId: "another" } });
  await link(acme, [contact]);
  expect(await ticket()).toBeNull();
});

test("of two with one e-mail the elder is the customer, and nobody takes a ticket that has one", async () => {
  const email = "two@one.example";
  const [younger, elder] = [
    await addContact(acme.workspaceId, { email }),
    await addContact(acme.workspaceId, { email }),
  ];
  await database.$executeRaw`
    update contacts set created_at = created_at - interval '1 day' where id = ${elder}::uuid`;
  const ticket = await addWaiting(acme, { customerEmail: email });
  await link(acme, [younger, elder]);
  expect(await ticket()).toBe(elder);
  await link(acme, [younger]);
  expect(await ticket()).toBe(elder);
});

test("whoever is merged or deleted here, or of another workspace, gets none", async () => {
  const email = "gone@one.example";
  const { workspaceId } = acme;
  const deleted = await addContact(workspaceId, { email, deletedAt: new Date() });
  const into = await addContact(workspaceId, { email: "into@one.example" });
  const merged = await addContact(workspaceId, { email, standing: "merged", mergedIntoId: into });
  const foreign = await addContact(bolt.workspaceId, { email });
  const ticket = await addWaiting(acme, { customerEmail: email });
  await link(acme, [deleted, merged, foreign]);
  await link(bolt, [foreign]);
  expect(await ticket()).toBeNull();
});

test("however many tickets wait for somebody else, none of them is read", async () => {
  const { workspaceId, mobile } = bolt;
  await transaction(async (tx) => {
    // What they are found by does not matter here.
    await tx.$executeRaw`set local session_replication_role = replica`;
    await tx.$executeRaw`
      insert into feedback_tickets (workspace_id, id, product_id, number, title, source, customer_intercom_id,
        customer_email, received_at, last_customer_at, updated_at)
      select ${workspaceId}::uuid, gen_random_uuid(), ${mobile.id}::uuid, 1000 + n, 'Wish', 'intercom',
        case when n % 2 = 0 then 'stranger-' || n end, 'stranger.' || n || '@x.example', now(), now(), now()
      from generate_series(1, 20000) n`;
  });
  // As PostgreSQL does by itself, a minute later.
  await database.$executeRaw`analyze feedback_tickets`;
  const people = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      addContact(workspaceId, { email: `stranger.${2 * index + 1}@x.example` }),
    ),
  );
  const read = await transaction(async (tx) => {
    await linkTickets(
      tx,
      { workspaceId },
      people.map((id) => ({ id })),
    );
    const [counted] = await tx.$queryRaw<{ read: number }[]>`
      select (seq_tup_read + idx_tup_fetch)::int as read
      from pg_stat_xact_user_tables where relname = 'feedback_tickets'`;
    return counted?.read;
  });
  expect(
    await database.feedbackTicket.count({ where: { workspaceId, contactId: { not: null } } }),
  ).toBe(20);
  expect(read).toBeLessThan(200);
});
