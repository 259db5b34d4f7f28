import type { FingerprintedContact } from "#lib/contacts/save-contacts.ts";
import type { Tx } from "#lib/database/client.ts";
import { newId } from "#lib/database/id.ts";
import { sql } from "#lib/database/sql.ts";
import type { Owner } from "./match-contacts.ts";

export type ContactRow = FingerprintedContact & { id: string };

const columns = sql`
  id uuid, "intercomId" text, role contact_role, "externalId" text, name text, email text, phone text,
  "avatarUrl" text, "ownerId" text, country text, region text, city text, "customAttributes" text,
  "signedUpAt" timestamptz, "lastSeenAt" timestamptz, "createdAt" timestamptz, "updatedAt" timestamptz,
  fingerprint uuid, "changeIds" uuid[]`;

export async function createContacts(tx: Tx, owner: Owner, rows: ContactRow[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO contacts (
      workspace_id, id, intercom_app_id, intercom_contact_id, role, external_id, name, email, phone, edited_fields,
      intercom_name, intercom_email, intercom_phone, avatar_url, owner_id, country, region, city,
      custom_attributes, signed_up_at, last_seen_at, intercom_created_at, intercom_updated_at, fingerprint)
    SELECT ${owner.workspaceId}::uuid, id, ${owner.intercomAppId}, "intercomId", role, "externalId", name, email,
      phone, '{}', name, email, phone, "avatarUrl", "ownerId", country, region, city,
      "customAttributes", "signedUpAt", "lastSeenAt", "createdAt", "updatedAt", fingerprint
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS i(${columns})`;
}

/** Each change that a person would see is also a line of the contact's history. */
export async function updateContacts(
  tx: Tx,
  owner: Owner,
  { rows, listedAt }: { rows: ContactRow[]; listedAt: Date | null },
): Promise<void> {
  const withIds = rows.map((row) => ({ ...row, changeIds: Array.from({ length: 5 }, newId) }));
  await tx.$executeRaw`
    WITH incoming AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(withIds)}::text::jsonb) AS i(${columns})
    ), before AS MATERIALIZED (
      SELECT i.*, c.workspace_id, c.name AS old_name, c.email AS old_email, c.phone AS old_phone, c.role AS old_role,
        c.standing AS old_standing, c.edited_fields AS edited,
        CASE WHEN 'name' = ANY (c.edited_fields) THEN c.name ELSE i.name END AS new_name,
        CASE WHEN 'email' = ANY (c.edited_fields) THEN c.email ELSE i.email END AS new_email,
        CASE WHEN 'phone' = ANY (c.edited_fields) THEN c.phone ELSE i.phone END AS new_phone,
        CASE WHEN c.standing <> 'merged' AND coalesce(c.standing_since, '-infinity') < ${listedAt}::timestamptz
          THEN 'active' ELSE c.standing END AS new_standing
      FROM incoming i CROSS JOIN LATERAL (
        SELECT * FROM contacts WHERE workspace_id = ${owner.workspaceId}::uuid AND id = i.id FOR UPDATE
      ) c
    ), written AS (
      UPDATE contacts c SET
        intercom_app_id = ${owner.intercomAppId}, intercom_contact_id = b."intercomId", role = b.role,
        external_id = b."externalId", name = b.new_name, email = b.new_email, phone = b.new_phone,
        intercom_name = b.name, intercom_email = b.email, intercom_phone = b.phone,
        avatar_url = b."avatarUrl", owner_id = b."ownerId", country = b.country, region = b.region, city = b.city,
        custom_attributes = b."customAttributes", signed_up_at = b."signedUpAt", last_seen_at = b."lastSeenAt",
        intercom_created_at = b."createdAt", intercom_updated_at = b."updatedAt", fingerprint = b.fingerprint,
        standing = b.new_standing, updated_at = now(),
        standing_since = CASE WHEN b.new_standing = b.old_standing THEN c.standing_since ELSE now() END
      FROM before b WHERE c.workspace_id = b.workspace_id AND c.id = b.id
    )
    INSERT INTO contact_changes (workspace_id, id, contact_id, what, before, after)
    SELECT ${owner.workspaceId}::uuid, b."changeIds"[v.place], b.id, v.what, v.was, v.becomes
    FROM before b CROSS JOIN LATERAL (VALUES
      (1, 'name', b.old_name, b.new_name),
      (2, 'email', b.old_email, b.new_email),
      (3, 'phone', b.old_phone, b.new_phone),
      (4, 'role', b.old_role::text, b.role::text),
      (5, 'standing', b.old_standing::text, b.new_standing::text)
    ) AS v(place, what, was, becomes)
    WHERE v.was IS DISTINCT FROM v.becomes`;
}
