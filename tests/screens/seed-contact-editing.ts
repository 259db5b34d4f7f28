import { deleteContact } from "#lib/contacts/changing/delete-contact.ts";
import { editContact } from "#lib/contacts/changing/edit-contact.ts";
import { mergeContacts } from "#lib/contacts/merging/merge-contacts.ts";
import { database } from "#lib/database/client.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { type Seeded, seedWorkspaceIn } from "./seed-workspace-in.ts";

const id = (end: string) => `01970000-0000-7000-8000-00000000${end}`;

/** So that the addresses of their pages are known beforehand. */
export const editedIds = {
  jonas: id("c001"),
  eleanor: id("c002"),
  whitcombe: id("c003"),
  oksana: id("c004"),
  tess: id("c005"),
  rachel: id("c006"),
  nordfrakt: id("d001"),
  harbour: id("d002"),
};

const people: { id: string; name: string | null; email: string; role?: "lead"; phone?: string }[] =
  [
    {
      ...{ id: editedIds.jonas, name: "J. Lindqvist", phone: "+46 8 555 00 00" },
      email: "jonas.lindqvist@nordfrakt.example",
    },
    {
      ...{ id: editedIds.eleanor, name: "Eleanor Whitcombe" },
      email: "e.whitcombe@castleandfinchproperty.example",
    },
    {
      ...{ id: editedIds.whitcombe, name: null, role: "lead" },
      email: "E.Whitcombe@castleandfinchproperty.example",
    },
    { id: editedIds.oksana, name: "Oksana Kravets", email: "o.kravets@teplo.example" },
    { id: editedIds.tess, name: "Tess Okoye", email: "tess@alder.example" },
    { id: id("c007"), name: "Tess O.", email: "TESS@alder.example", role: "lead" },
    { id: id("c008"), name: "Rachel F.", email: "rachel.f@keystone.example", role: "lead" },
    { id: editedIds.rachel, name: "Rachel Feldman", email: "rachel@keystone.example" },
    { id: id("c009"), name: "Luca Moretti", email: "luca@ascensori.example" },
    { id: id("c00a"), name: null, email: "somebody@longer-than-usual-domain-name.example" },
  ];

/** A workspace whose people have changed, merged and deleted contacts. */
export async function seedContactEditing(): Promise<Seeded> {
  const seeded = await seedWorkspaceIn("contacts-edited");
  const { workspaceId, mobile } = seeded;
  const [admin] = seeded.admins;
  if (!admin) throw new Error("There is no admin");
  await database.contact.createMany({
    data: people.map(({ role = "user" as const, ...person }, index) => ({
      ...{ workspaceId, intercomAppId, role, ...person },
      intercomContactId: `65f0${person.id.slice(-12)}`,
      ...{ intercomName: person.name, intercomEmail: person.email },
      intercomPhone: person.phone ?? null,
      lastSeenAt: new Date(Date.now() - (index + 1) * 5_400_000),
    })),
  });
  await addCompanies(workspaceId);
  await editContact(admin, {
    contactId: editedIds.jonas,
    values: { name: "Jonas Lindqvist", phone: "+46 70 555 01 42" },
  });
  await mergeContacts(admin, { fromId: id("c008"), intoId: editedIds.rachel });
  for (const gone of [editedIds.oksana, id("c009"), id("c00a")]) await deleteContact(admin, gone);
  for (const [number, contactId] of [editedIds.jonas, editedIds.eleanor, null].entries()) {
    const ticket = await addTicket({ workspaceId, productId: mobile, number: number + 1 });
    const where = { workspaceId_id: { workspaceId, id: ticket.id } };
    await database.feedbackTicket.update({ where, data: { contactId } });
  }
  return seeded;
}

async function addCompanies(workspaceId: string): Promise<void> {
  const { nordfrakt, harbour, jonas } = editedIds;
  await database.company.createMany({
    data: [
      { id: nordfrakt, name: "Nordfrakt AB", intercomAppId, intercomCompanyId: "65f1" },
      { id: harbour, name: "Harbour Ferries", website: "harbourferries.example" },
    ].map((company) => ({ workspaceId, ...company })),
  });
  await database.contactCompany.create({
    data: { workspaceId, contactId: jonas, companyId: nordfrakt },
  });
}
