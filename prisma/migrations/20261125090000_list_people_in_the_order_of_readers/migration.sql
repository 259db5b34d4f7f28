-- By name without regard to case and accents; whoever has no name comes last.
ALTER TABLE "contacts" ADD COLUMN "name_key" TEXT COLLATE "C" GENERATED ALWAYS AS (nullif(btrim(search_form("name")), '')) STORED;
ALTER TABLE "companies" ADD COLUMN "name_key" TEXT COLLATE "C" GENERATED ALWAYS AS (nullif(btrim(search_form("name")), '')) STORED;

-- Each list has an index of exactly the rows that it shows, so that a page and a count read nothing else.
DROP INDEX "contacts_workspace_id_name_id_idx";
DROP INDEX "contacts_workspace_id_last_seen_at_id_idx";
DROP INDEX "contacts_workspace_id_created_at_id_idx";
DROP INDEX "companies_workspace_id_name_id_idx";
CREATE INDEX "contacts_by_name_idx" ON "contacts" ("workspace_id", "name_key", "id") WHERE "deleted_at" IS NULL AND "standing" <> 'merged';
CREATE INDEX "contacts_by_last_seen_idx" ON "contacts" ("workspace_id", "last_seen_at", "id") WHERE "deleted_at" IS NULL AND "standing" <> 'merged';
CREATE INDEX "contacts_by_created_idx" ON "contacts" ("workspace_id", "created_at", "id") WHERE "deleted_at" IS NULL AND "standing" <> 'merged';
CREATE INDEX "companies_by_name_idx" ON "companies" ("workspace_id", "name_key", "id") WHERE "deleted_at" IS NULL;
CREATE INDEX "contacts_gone_idx" ON "contacts" ("workspace_id", "id") WHERE "deleted_at" IS NULL AND "standing" IN ('archived', 'deleted');

-- Of the few that are meant, so that an import does not write into them.
CREATE INDEX "contacts_made_here_idx" ON "contacts" ("workspace_id", "email_key") WHERE "intercom_contact_id" IS NULL;
DROP INDEX "contacts_workspace_id_merged_into_id_idx";
CREATE INDEX "contacts_merged_into_idx" ON "contacts" ("workspace_id", "merged_into_id") WHERE "merged_into_id" IS NOT NULL;
DROP INDEX "contacts_workspace_id_erasing_since_idx";
CREATE INDEX "contacts_erasing_idx" ON "contacts" ("workspace_id", "erasing_since") WHERE "erasing_since" IS NOT NULL;
