import { z } from "zod";
import type { Scope } from "#lib/auth/member.ts";
import { database } from "#lib/database/client.ts";
import { type Attribute, readAttributes } from "./read-attributes.ts";
import { nameOfCompany } from "./stand-in.ts";

type Row = NonNullable<Awaited<ReturnType<typeof readCompany>>>;

export type CompanyView = Pick<
  Row,
  "id" | "website" | "plan" | "externalId" | "intercomCreatedAt"
> & { name: string; isFromIntercom: boolean; attributes: Attribute[] };

/** Null for an id of no company, of one deleted here, or of another workspace's. Its people are `listPeople`'s. */
export async function findCompany(scope: Scope, id: string): Promise<CompanyView | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await readCompany(scope, id);
  if (!row) return null;
  const { customAttributes, intercomCompanyId, ...company } = row;
  return {
    ...{ ...company, name: nameOfCompany(row), isFromIntercom: intercomCompanyId !== null },
    attributes: readAttributes(customAttributes),
  };
}

function readCompany({ workspaceId }: Scope, id: string) {
  return database.company.findFirst({
    where: { workspaceId, id, deletedAt: null },
    select: {
      ...{ id: true, name: true, website: true, plan: true, externalId: true },
      ...{ customAttributes: true, intercomCompanyId: true, intercomCreatedAt: true },
    },
  });
}
