import { randomToken, sha256 } from "#lib/crypto.ts";
import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { sealToken } from "#lib/intercom/connection/open-token.ts";
import type { Place } from "./people.ts";

/** Writes one word into everything that the workspace's pages show, and returns it: whoever reads it has read data. */
export async function plantMarker(place: Place): Promise<string> {
  const { workspaceId, productId, ticketId, contactId, companyId, fileId } = place;
  const marker = `marker${newId().slice(-12)}`;
  const now = new Date();
  const owner = { workspaceId, intercomAppId: `app-${marker.slice(-8)}` };
  await database.workspace.update({ where: { id: workspaceId }, data: { name: marker } });
  await database.product.update({
    where: { workspaceId_id: { workspaceId, id: productId } },
    data: { name: marker },
  });
  await database.feedbackTicket.update({
    where: { workspaceId_id: { workspaceId, id: ticketId } },
    data: { title: marker, customerName: marker, customerCompany: marker, description: marker },
  });
  await database.contact.update({
    where: { workspaceId_id: { workspaceId, id: contactId } },
    data: { name: marker, email: `${marker}@customer.example`, phone: marker },
  });
  await database.company.update({
    where: { workspaceId_id: { workspaceId, id: companyId } },
    data: { name: marker, plan: marker },
  });
  await database.storedFile.update({
    where: { workspaceId_id: { workspaceId, id: fileId } },
    data: { bytes: new Uint8Array(Buffer.from(marker)) },
  });
  await database.ticketQuote.create({
    data: {
      ...{ workspaceId, ticketId, id: newId(), messageId: "1", authorKind: "customer" },
      ...{ bodyHtml: `<p>${marker}</p>`, bodyText: marker, writtenAt: now, taggedAt: now },
    },
  });
  await database.intercomConnection.create({
    data: {
      ...{ ...owner, ...sealToken("no token", owner), intercomWorkspaceName: marker },
      ...{ region: "EU", status: "connected", connectedByName: marker, connectedAt: now },
      ...{ tagsFetchedAt: now, syncFeedback: true },
    },
  });
  const tag = { ...owner, tagId: "1" };
  await database.intercomTag.create({ data: { ...tag, name: marker } });
  await database.productIntercomSettings.create({
    data: { workspaceId, productId, syncFeedback: true },
  });
  await database.triggerTag.create({ data: { ...tag, productId, watchingSince: now } });
  await database.delivery.create({
    data: {
      ...{ ...owner, id: newId(), topic: "conversation_part.tag.created", state: "done" },
      ...{ outcome: "done", summary: marker, finishedAt: now },
    },
  });
  await database.invitation.create({
    data: {
      ...{ workspaceId, id: newId(), email: `${marker}@else.example`, role: "member" },
      ...{ tokenHash: new Uint8Array(sha256(randomToken())), invitedByName: marker },
      expiresAt: new Date(now.getTime() + 86_400_000),
    },
  });
  return marker;
}
