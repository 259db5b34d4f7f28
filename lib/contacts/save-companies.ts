import type { Scope } from "#lib/auth/member.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { faultPoint } from "#lib/fault-point.ts";
import { fingerprintOf } from "./saving/fingerprint-of.ts";

/** What Intercom says of one company, cleaned. */
export type IncomingCompany = {
  intercomId: string;
  externalId: string | null;
  name: string | null;
  website: string | null;
  plan: string | null;
  /** JSON with its keys sorted. */
  customAttributes: string;
  createdAt: Date | null;
  updatedAt: Date | null;
};

type Given = {
  intercomAppId: string;
  companies: IncomingCompany[];
  /** When Intercom's list of all was asked for: one that had been deleted before is back. */
  listedAt?: Date;
};

/** One statement, whatever the number; unchanged rows are not written, and older data never overwrites newer. Needs `lockContacts`. */
export async function saveCompanies(
  tx: Tx,
  scope: Scope,
  { intercomAppId, companies, listedAt }: Given,
): Promise<{ written: number }> {
  const byId = new Map(companies.map((company) => [company.intercomId, company]));
  const rows = [...byId.values()]
    .sort((a, b) => (a.intercomId < b.intercomId ? -1 : 1))
    .map((company) => ({ ...company, id: newId(), fingerprint: fingerprintOf(valuesOf(company)) }));
  if (rows.length === 0) return { written: 0 };
  const written = await tx.$executeRaw`
    INSERT INTO companies AS c (
      workspace_id, id, intercom_app_id, intercom_company_id, external_id, name, website, plan, custom_attributes,
      intercom_created_at, intercom_updated_at, fingerprint)
    SELECT ${scope.workspaceId}::uuid, i.id, ${intercomAppId}, i."intercomId", i."externalId", i.name, i.website,
      i.plan, i."customAttributes", i."createdAt", i."updatedAt", i.fingerprint
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS i(
      id uuid, "intercomId" text, "externalId" text, name text, website text, plan text, "customAttributes" text,
      "createdAt" timestamptz, "updatedAt" timestamptz, fingerprint uuid)
    LEFT JOIN companies known ON known.workspace_id = ${scope.workspaceId}::uuid
      AND known.intercom_app_id = ${intercomAppId} AND known.intercom_company_id = i."intercomId"
    WHERE (known.fingerprint IS DISTINCT FROM i.fingerprint OR known.deleted_at < ${listedAt ?? null}::timestamptz)
      AND (known.intercom_updated_at IS NULL OR i."updatedAt" IS NULL
        OR date_trunc('second', i."updatedAt") >= date_trunc('second', known.intercom_updated_at))
    ON CONFLICT (workspace_id, intercom_app_id, intercom_company_id) DO UPDATE SET
      external_id = excluded.external_id, name = excluded.name, website = excluded.website, plan = excluded.plan,
      custom_attributes = excluded.custom_attributes, intercom_created_at = excluded.intercom_created_at,
      intercom_updated_at = excluded.intercom_updated_at, fingerprint = excluded.fingerprint,
      deleted_at = CASE WHEN c.deleted_at < ${listedAt ?? null}::timestamptz THEN NULL ELSE c.deleted_at END`;
  await faultPoint("companies.saved");
  return { written };
}

function valuesOf(company: IncomingCompany) {
  const { intercomId, externalId, name, website, plan, customAttributes, createdAt, updatedAt } =
    company;
  return [intercomId, externalId, name, website, plan, customAttributes, createdAt, updatedAt];
}
