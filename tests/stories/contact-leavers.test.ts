import { beforeEach, expect, test } from "vitest";
import { scopeOf } from "#lib/auth/member.ts";
import { lockContacts } from "#lib/contacts/saving/match-contacts.ts";
import { database, transaction } from "#lib/database/client.ts";
import { noteLeavers } from "#lib/intercom/contact-updates/learning/note-leavers.ts";
import { findUntruePeople } from "#tests/support/compare-people.ts";
import { eventually } from "#tests/support/eventually.ts";
import { addPeople, type ContactStory, contactStory } from "#tests/support/imported-contacts.ts";
import type { Contact } from "#tests/support/intercom-simulator/state.ts";
import type { Notification } from "#tests/support/intercom-simulator/webhooks/notification.ts";
import { arrive, runFull, startFull, workOff } from "#tests/support/run-contacts.ts";
import { useIntercom } from "#tests/support/use-intercom.ts";
import { useTestDatabase } from "#tests/support/use-test-database.ts";

await useTestDatabase();
const intercom = await useIntercom();
let acme: ContactStory;
let people: Contact[];

const lost = { deliver: false };

beforeEach(async () => {
  acme = await contactStory(intercom);
  people = addPeople(acme.sim, 12);
});

const idOf = (at: number) => people[at]?.id ?? "";
const untrue = () => findUntruePeople(acme.workspaceId, acme.sim);

/** Has `change` happen, and be told of, after Intercom has answered this call and before the answer is written. */
function afterAnswerTo(path: string, change: () => Promise<void>): void {
  let isDone = false;
  acme.sim.watchCalls({
    asked: async () => null,
    answered: async (call) => {
      if (isDone || call.path !== path) return;
      isDone = true;
      await change();
    },
  });
}

const standingOf = async (intercomContactId: string) => {
  const where = { workspaceId: acme.workspaceId, intercomContactId };
  return (await database.contact.findFirst({ where }))?.standing;
};

const leaving: [string, () => Promise<Notification | undefined>][] = [
  ["archived", async () => (await acme.sim.archiveContact(idOf(3), lost)).at(0)],
  [
    "deleted",
    async () => {
      const contact = people[3];
      await acme.sim.deleteContact(idOf(3), lost);
      return contact && acme.sim.buildContactNotification("contact.deleted", contact);
    },
  ],
  [
    "merged",
    async () => {
      const survivor = people[4];
      await acme.sim.mergeContacts(idOf(3), idOf(4), lost);
      return (
        survivor &&
        acme.sim.buildContactNotification("contact.merged", survivor, { mergedFrom: idOf(3) })
      );
    },
  ],
];

test.each(leaving)(
  "B13 whoever nobody here knew is %s while the first page that names them is on its way: at the run's end they are",
  async (standing, leave) => {
    afterAnswerTo("/contacts", async () => arrive(acme, await leave()));
    await acme.turn(true);
    await workOff(acme);
    acme.sim.watchCalls(null);
    expect(await standingOf(idOf(3))).toBe(standing);
    expect(await untrue()).toEqual([]);
  },
);

test("B13 what a run asked before somebody was deleted does not bring them back", async () => {
  await acme.turn(true);
  await workOff(acme);
  await acme.sim.archiveContact(idOf(3), lost);
  afterAnswerTo(`/contacts/${idOf(3)}`, async () => {
    const contact = people[3];
    await acme.sim.deleteContact(idOf(3), lost);
    await arrive(acme, contact && acme.sim.buildContactNotification("contact.deleted", contact));
  });
  await runFull(acme);
  acme.sim.watchCalls(null);
  expect(await standingOf(idOf(3))).toBe("deleted");
});

test("two notifications of one deletion make one line of history", async () => {
  await acme.turn(true);
  await workOff(acme);
  const [, , , contact] = people;
  await acme.sim.deleteContact(idOf(3), lost);
  const told = contact && acme.sim.buildContactNotification("contact.deleted", contact);
  await arrive(acme, told, told);
  const where = { workspaceId: acme.workspaceId, what: "standing" };
  expect(await database.contactChange.count({ where })).toBe(1);
});

test.each(["contacts", "counting"] as const)(
  "D7 in its phase %s a run and a notification that are written at once wait for each other in one order only",
  async (phase) => {
    const source = { scope: scopeOf(acme), intercomAppId: acme.sim.appId };
    await acme.turn(true);
    await workOff(acme);
    await startFull(acme);
    const { workspaceId } = acme;
    await database.contactImport.updateMany({
      where: { workspaceId, isOpen: true },
      data: { phase },
    });
    let saving: Promise<unknown> = Promise.resolve();
    await transaction(async (tx) => {
      await tx.$queryRaw`
        SELECT status::text FROM intercom_connections WHERE workspace_id = ${workspaceId}::uuid FOR SHARE`;
      if (phase === "contacts") await lockContacts(tx, source.scope);
      saving = workOff(acme);
      await eventually(async () => (await waiting()) > 0);
      await tx.$executeRaw`SET LOCAL lock_timeout = '500ms'`;
      await lockContacts(tx, source.scope);
      await noteLeavers(tx, source, [idOf(3)]);
    });
    await saving;
    expect(await untrue()).toEqual([]);
  },
);

async function waiting(): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}
