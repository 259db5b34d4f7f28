import { scopeOf } from "#lib/auth/member.ts";
import type { IncomingContact } from "#lib/contacts/save-contacts.ts";
import { followMerges } from "#lib/contacts/standing/follow-merges.ts";
import { database, transaction } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { addAdmin, addPerson } from "./add-person.ts";
import { addTicket, intercomAppId } from "./add-ticket.ts";
import { addWorkspace } from "./connect-workspace.ts";
import { savePeople } from "./save-people.ts";

export type Team = Awaited<ReturnType<typeof teamWithPeople>>;
type Said = Partial<IncomingContact> & { intercomId: string };

/** A workspace with an admin and a member, and what Intercom says of its people, without Intercom. */
export async function teamWithPeople() {
  const { workspaceId, products } = await addWorkspace({
    slug: `team-${newId()}`,
    products: [["MOB", "Mobile app"]],
  });
  const scope = scopeOf({ workspaceId });
  const productId = products[0]?.id ?? "";
  let tickets = 0;
  let second = 0;

  /** By a page of the list, or one by one as after a webhook; each newer than the one before. */
  async function hear(how: "page" | "webhook", ...said: Said[]): Promise<number> {
    second += 10;
    const updatedAt = new Date(1_750_000_000_000 + second * 1000);
    const contacts = said.map((one) => ({ ...anybody, updatedAt, ...one }));
    const listedAt = how === "page" ? new Date() : null;
    const saved = await savePeople(scope, { intercomAppId, contacts, listedAt });
    return saved.written;
  }

  return {
    ...{ workspaceId, scope, productId, hear },
    admin: (await addAdmin(workspaceId)).admin,
    member: (await addPerson({ workspaceId, role: "member", name: "Ines Prado" })).member,
    mergeInIntercom: (fromId: string, intoId: string) =>
      transaction((tx) => followMerges(tx, scope, { intercomAppId, merges: [{ fromId, intoId }] })),
    idOf: (intercomContactId: string) =>
      database.contact
        .findFirstOrThrow({ where: { workspaceId, intercomContactId }, select: { id: true } })
        .then(({ id }) => id),
    person: (id: string) => database.contact.findFirstOrThrow({ where: { workspaceId, id } }),
    lines: (contactId: string) =>
      database.contactChange.findMany({
        where: { workspaceId, contactId },
        orderBy: { id: "asc" },
        select: { what: true, before: true, after: true, actorName: true },
      }),
    companiesOf: async (contactId: string) => {
      const links = await database.contactCompany.findMany({
        where: { workspaceId, contactId },
        select: { company: { select: { name: true, intercomCompanyId: true } } },
      });
      return links.map(({ company }) => company.name ?? company.intercomCompanyId).sort();
    },
    ticketOf: async (contactId: string | null, given: object = {}) => {
      const { id } = await addTicket({ workspaceId, productId, number: ++tickets });
      const where = { workspaceId_id: { workspaceId, id } };
      await database.feedbackTicket.update({ where, data: { contactId, ...given } });
      return { id, number: tickets };
    },
    ticketsOf: async (contactId: string | null) => {
      const where = { workspaceId, contactId };
      const rows = await database.feedbackTicket.findMany({ where, orderBy: { number: "asc" } });
      return rows.map(({ number }) => number);
    },
    /** All that is kept of people, to tell whether anything has changed. */
    everything: async () => {
      const where = { workspaceId };
      const contacts = await database.contact.findMany({ where, orderBy: { id: "asc" } });
      const links = await database.contactCompany.findMany({
        where,
        orderBy: [{ contactId: "asc" }, { companyId: "asc" }],
      });
      const owned = await database.feedbackTicket.findMany({
        where,
        orderBy: { id: "asc" },
        select: { id: true, contactId: true },
      });
      return { contacts: contacts.map(({ updatedAt: _, ...row }) => row), links, owned };
    },
  };
}

const anybody: Omit<IncomingContact, "intercomId" | "updatedAt"> = {
  ...{ role: "user", externalId: null, name: null, email: null, phone: null, avatarUrl: null },
  ...{ ownerId: null, country: null, region: null, city: null, customAttributes: "{}" },
  ...{ signedUpAt: null, lastSeenAt: null, createdAt: new Date(1_740_000_000_000), companyIds: [] },
};
