import { z } from "zod";
import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { type Edits, readEdits } from "./changing/read-edits.ts";
import { countPeopleOfEach, countTicketsOfEach } from "./list/count-of-each.ts";
import { listable } from "./list/listable.ts";
import { type Attribute, readAttributes } from "./read-attributes.ts";
import { nameOfCompany, nameOfPerson } from "./stand-in.ts";

type Row = NonNullable<Awaited<ReturnType<typeof readPerson>>>;

export type PersonView = Pick<
  Row,
  | "id"
  | "email"
  | "phone"
  | "role"
  | "externalId"
  | "standing"
  | "standingSince"
  | "country"
  | "region"
  | "city"
  | "signedUpAt"
  | "lastSeenAt"
  | "createdAt"
  | "changes"
> & {
  name: string;
  /** Without a stand-in. */
  givenName: string | null;
  isNamed: boolean;
  /** Those of name, e-mail and phone that are not as Intercom has them. */
  edits: Edits;
  /** False for whom people here have added, until Intercom knows them. */
  isFromIntercom: boolean;
  owner: string | null;
  attributes: Attribute[];
  companies: { id: string; name: string; people: number }[];
  tickets: number;
  intercom: { region: "US" | "EU" | "AU"; intercomAppId: string; contactId: string } | null;
};

const mostChanges = 100;

/** Null for an id of nobody, of another workspace, or of somebody who is merged or deleted here. */
export async function findPerson(scope: Scope, id: string): Promise<PersonView | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await readPerson(scope, id);
  if (!row) return null;
  const companyIds = row.companies.map(({ company }) => company.id);
  const [intercom, owner, tickets, people] = await Promise.all([
    findInIntercom(scope, row),
    findOwner(scope, row),
    countTicketsOfEach(scope, [id]),
    countPeopleOfEach(scope, companyIds),
  ]);
  const { companies, customAttributes, ...person } = row;
  return {
    ...person,
    name: nameOfPerson(row),
    givenName: row.name,
    edits: readEdits(row),
    isFromIntercom: row.intercomContactId !== null,
    owner,
    isNamed: Boolean(row.name?.trim()),
    attributes: readAttributes(customAttributes),
    companies: companies.map(({ company }) => ({
      id: company.id,
      name: nameOfCompany(company),
      people: people.get(company.id) ?? 0,
    })),
    tickets: tickets.get(id) ?? 0,
    intercom,
  };
}

/** Whom somebody was merged into. */
export async function findSurvivor({ workspaceId }: Scope, id: string): Promise<string | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await database.contact.findFirst({
    where: { workspaceId, id, standing: "merged" },
    select: { mergedIntoId: true },
  });
  return row?.mergedIntoId ?? null;
}

function readPerson({ workspaceId }: Scope, id: string) {
  return database.contact.findFirst({
    where: { workspaceId, id, ...listable },
    select: {
      ...{ id: true, name: true, email: true, phone: true, role: true, externalId: true },
      ...{ standing: true, standingSince: true, customAttributes: true },
      ...{ country: true, region: true, city: true },
      ...{ signedUpAt: true, lastSeenAt: true, createdAt: true },
      ...{ intercomAppId: true, intercomContactId: true, ownerId: true, editedFields: true },
      ...{ intercomName: true, intercomEmail: true, intercomPhone: true },
      companies: {
        where: { company: { deletedAt: null } },
        orderBy: [{ company: { nameKey: "asc" } }, { companyId: "asc" }],
        select: {
          company: { select: { id: true, name: true, intercomCompanyId: true } },
        },
      },
      changes: {
        orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
        take: mostChanges,
        select: {
          ...{ id: true, what: true, before: true, after: true },
          ...{ actorName: true, happenedAt: true },
        },
      },
    },
  });
}

type Linked = { intercomAppId: string | null; intercomContactId: string | null };

async function findInIntercom(
  { workspaceId }: Scope,
  { intercomAppId, intercomContactId }: Linked,
): Promise<PersonView["intercom"]> {
  if (!intercomAppId || !intercomContactId) return null;
  const connection = await database.intercomConnection.findFirst({
    where: { workspaceId, intercomAppId },
    select: { region: true },
  });
  if (!connection) return null;
  return { region: connection.region, intercomAppId, contactId: intercomContactId };
}

/** Intercom's id of a teammate says nothing to anybody: null until their name is known. */
async function findOwner(
  { workspaceId }: Scope,
  { intercomAppId, ownerId }: { intercomAppId: string | null; ownerId: string | null },
): Promise<string | null> {
  if (!intercomAppId || !ownerId) return null;
  const teammate = await database.intercomTeammate.findFirst({
    where: { workspaceId, intercomAppId, teammateId: ownerId },
    select: { name: true },
  });
  return teammate?.name ?? null;
}
