import { isOwner } from "#lib/auth/member.ts";
import { randomToken, sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { inviteMember } from "#lib/workspaces/invitations/invite-member.ts";
import { addCompany, addContact } from "#tests/support/add-contact.ts";
import { addPerson } from "#tests/support/add-person.ts";
import { addTicket, intercomAppId } from "#tests/support/add-ticket.ts";
import { erasureStory } from "#tests/support/erasure/erasure-story.ts";
import type { Simulator } from "#tests/support/intercom-simulator/start-simulator.ts";
import type { Playground } from "#tests/support/playground.ts";
import { addWorkInInbox } from "./add-work-in-inbox.ts";

export type FullWorkspace = Awaited<ReturnType<typeof fullWorkspace>>;

/** A workspace with an owner and rows in every table that belongs to one, in an Intercom workspace of its own or `like`. */
export async function fullWorkspace(intercom: Simulator, like?: Playground) {
  const acme = await erasureStory(intercom, like);
  const { workspaceId } = acme;
  await acme.importAll();
  await acme.send(await acme.tagging(acme.conversation.id));
  await acme.drain();
  const { member: owner, ...person } = await addPerson({ workspaceId, role: "owner" });
  if (!isOwner(owner)) throw new Error("The owner is no owner");
  const link = await inviteMember(owner, { email: `${newId()}@else.example`, role: "member" });
  await addOurOwn(acme, person.userId);
  await addWorkInInbox(acme, person.userId);
  const { userId, sessionId } = person;
  await addIntercoms(acme, { userId, sessionId });
  return { ...acme, owner, ...person, invitation: link.split("/").at(-1) ?? "" };
}

type Place = { workspaceId: string; mobile?: string };

/** What people do here. */
async function addOurOwn({ workspaceId, mobile: productId = "" }: Place, userId: string) {
  const { id: ticketId } = await addTicket({ workspaceId, productId, number: 9 });
  const companyId = await addCompany(workspaceId, "Nordfrakt AB");
  const intoId = await addContact(workspaceId, { name: "Stays" }, [companyId]);
  const merged = { standing: "merged", mergedIntoId: intoId } as const;
  const fromId = await addContact(workspaceId, { name: "Merged", ...merged });
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id: ticketId } },
    data: { assigneeId: userId, contactId: intoId, companyId },
  });
  await database.ticketRead.create({ data: { workspaceId, ticketId, userId, readAt: new Date() } });
  await database.contactChange.create({
    data: { workspaceId, id: newId(), contactId: intoId, what: "name", after: "Stays" },
  });
  await database.contactMerge.create({
    data: {
      ...{ workspaceId, id: newId(), fromId, intoId, mergedBy: "Noor Haddad" },
      ...{ ticketIds: [], companyIds: [], followerIds: [] },
    },
  });
  const conversation = { workspaceId, intercomAppId, conversationId: "c-9" };
  const fileId = newId();
  const bytes = new Uint8Array(Buffer.from("A map"));
  const file = {
    workspaceId,
    id: fileId,
    contentType: "text/plain",
    sizeBytes: bytes.length,
    bytes,
  };
  await database.storedFile.create({ data: file });
  await database.messageAttachment.create({
    data: { ...conversation, messageId: "1", position: 0, name: "map.png", fileId },
  });
}

/** What Intercom tells, and what is kept on the way there. */
async function addIntercoms({ workspaceId }: Place, person: { userId: string; sessionId: string }) {
  const owner = { workspaceId, intercomAppId };
  await database.erasedContact.create({ data: { ...owner, intercomContactId: newId() } });
  await database.intercomTeammate.create({ data: { ...owner, teammateId: newId() } });
  await database.rateBudget.upsert({
    where: { workspaceId },
    create: { workspaceId, limit: 10, remaining: 1, resetsAt: new Date() },
    update: {},
  });
  const { id: importId } = await database.contactImport.findFirstOrThrow({
    where: { workspaceId },
  });
  const met = { workspaceId, importId };
  await database.contactImportSeen.create({ data: { ...met, intercomContactId: newId() } });
  await database.contactImportCompany.create({ data: { ...met, intercomCompanyId: newId() } });
  await database.oauthState.create({
    data: {
      ...{ workspaceId, id: newId(), ...person, region: "EU", expiresAt: new Date() },
      ...{ stateHash: new Uint8Array(sha256(randomToken())), browserHash: new Uint8Array(1) },
    },
  });
}
