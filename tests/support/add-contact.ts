import { database } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { intercomAppId } from "./add-ticket.ts";

type Given = {
  name?: string | null;
  email?: string | null;
  phone?: string;
  role?: "user" | "lead";
  externalId?: string;
  intercomContactId?: string | null;
  country?: string;
  city?: string;
  customAttributes?: string;
  signedUpAt?: Date;
  lastSeenAt?: Date;
  standing?: "archived" | "deleted" | "merged";
  mergedIntoId?: string;
  deletedAt?: Date;
};

/** Somebody as the import would have saved them; in Intercom unless `intercomContactId` is null. */
export async function addContact(
  workspaceId: string,
  given: Given = {},
  companyIds: string[] = [],
): Promise<string> {
  const id = newId();
  const intercomContactId = id.replaceAll("-", "").slice(-24);
  await database.contact.create({
    data: { workspaceId, id, intercomAppId, intercomContactId, role: "user", ...given },
  });
  await database.contactCompany.createMany({
    data: companyIds.map((companyId) => ({ workspaceId, contactId: id, companyId })),
  });
  return id;
}

export async function addCompany(
  workspaceId: string,
  name: string | null,
  more: { website?: string; plan?: string; deletedAt?: Date; customAttributes?: string } = {},
): Promise<string> {
  const id = newId();
  const intercomCompanyId = id.replaceAll("-", "").slice(-24);
  await database.company.create({
    data: { workspaceId, id, intercomAppId, intercomCompanyId, name, ...more },
  });
  return id;
}
