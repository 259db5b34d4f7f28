CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- unaccent() itself depends on the search path, so it may not be used in a generated column.
CREATE FUNCTION search_form(given text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(public.unaccent('public.unaccent'::regdictionary, given));

-- CreateEnum
CREATE TYPE "contact_field" AS ENUM ('name', 'email', 'phone');

-- CreateEnum
CREATE TYPE "contact_standing" AS ENUM ('active', 'archived', 'merged', 'deleted');

-- CreateEnum
CREATE TYPE "contact_import_kind" AS ENUM ('full', 'sweep');

-- CreateEnum
CREATE TYPE "contact_import_phase" AS ENUM ('contacts', 'companies', 'memberships', 'changed', 'gone', 'counting');

-- CreateEnum
CREATE TYPE "contact_import_state" AS ENUM ('running', 'waiting', 'paused', 'failed', 'done', 'canceled');

-- DropIndex
DROP INDEX "contacts_workspace_id_email_idx";

-- AlterTable
ALTER TABLE "intercom_connections" ADD COLUMN     "erase_deleted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "fully_imported_at" TIMESTAMPTZ,
ADD COLUMN     "swept_until" TIMESTAMPTZ,
ADD COLUMN     "sync_contacts" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "timezone" TEXT;

-- AlterTable
ALTER TABLE "feedback_tickets" ADD COLUMN     "customer_intercom_id" TEXT;

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "avatar_url" TEXT,
ADD COLUMN     "city" TEXT,
ADD COLUMN     "country" TEXT,
ADD COLUMN     "custom_attributes" TEXT NOT NULL DEFAULT '{}',
ADD COLUMN     "deleted_at" TIMESTAMPTZ,
ADD COLUMN     "edited_fields" "contact_field"[],
ADD COLUMN     "email_key" TEXT GENERATED ALWAYS AS (lower(email)) STORED,
ADD COLUMN     "fingerprint" UUID,
ADD COLUMN     "intercom_created_at" TIMESTAMPTZ,
ADD COLUMN     "intercom_email" TEXT,
ADD COLUMN     "intercom_name" TEXT,
ADD COLUMN     "intercom_phone" TEXT,
ADD COLUMN     "intercom_updated_at" TIMESTAMPTZ,
ADD COLUMN     "last_seen_at" TIMESTAMPTZ,
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "owner_id" TEXT,
ADD COLUMN     "phone" TEXT,
ADD COLUMN     "region" TEXT,
ADD COLUMN     "search_text" TEXT GENERATED ALWAYS AS (search_form(coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))) STORED,
ADD COLUMN     "signed_up_at" TIMESTAMPTZ,
ADD COLUMN     "standing" "contact_standing" NOT NULL DEFAULT 'active',
ADD COLUMN     "standing_since" TIMESTAMPTZ,
ADD COLUMN     "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "companies" ADD COLUMN     "custom_attributes" TEXT NOT NULL DEFAULT '{}',
ADD COLUMN     "deleted_at" TIMESTAMPTZ,
ADD COLUMN     "external_id" TEXT,
ADD COLUMN     "fingerprint" UUID,
ADD COLUMN     "intercom_created_at" TIMESTAMPTZ,
ADD COLUMN     "intercom_updated_at" TIMESTAMPTZ,
ADD COLUMN     "plan" TEXT,
ADD COLUMN     "search_text" TEXT GENERATED ALWAYS AS (search_form(coalesce(name, ''))) STORED,
ADD COLUMN     "website" TEXT;

-- CreateTable
CREATE TABLE "contact_changes" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "actor_name" TEXT,
    "happened_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_changes_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "erased_contacts" (
    "workspace_id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "intercom_contact_id" TEXT NOT NULL,
    "erased_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "erased_contacts_pkey" PRIMARY KEY ("workspace_id","intercom_app_id","intercom_contact_id")
);

-- CreateTable
CREATE TABLE "contact_imports" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "kind" "contact_import_kind" NOT NULL,
    "phase" "contact_import_phase" NOT NULL,
    "state" "contact_import_state" NOT NULL,
    "cursor" TEXT,
    "restarts" INTEGER NOT NULL DEFAULT 0,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "written" INTEGER NOT NULL DEFAULT 0,
    "here" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "wait_until" TIMESTAMPTZ,
    "sweep_from" TIMESTAMPTZ,
    "requested_by" TEXT,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "moved_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ,
    "is_open" BOOLEAN,

    CONSTRAINT "contact_imports_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE UNLOGGED TABLE "contact_import_seen" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "intercom_contact_id" TEXT NOT NULL,

    CONSTRAINT "contact_import_seen_pkey" PRIMARY KEY ("workspace_id","import_id","intercom_contact_id")
);

-- CreateTable
CREATE TABLE "rate_budgets" (
    "workspace_id" UUID NOT NULL,
    "limit" INTEGER NOT NULL,
    "remaining" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "rate_budgets_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateIndex
CREATE INDEX "contact_changes_workspace_id_contact_id_happened_at_idx" ON "contact_changes"("workspace_id", "contact_id", "happened_at");

-- CreateIndex
CREATE INDEX "contact_imports_workspace_id_started_at_idx" ON "contact_imports"("workspace_id", "started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "contact_imports_workspace_id_is_open_key" ON "contact_imports"("workspace_id", "is_open");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_merged_into_id_idx" ON "contacts"("workspace_id", "merged_into_id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_email_key_idx" ON "contacts"("workspace_id", "email_key");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_name_id_idx" ON "contacts"("workspace_id", "name", "id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_last_seen_at_id_idx" ON "contacts"("workspace_id", "last_seen_at", "id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_created_at_id_idx" ON "contacts"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "contacts_search_text_idx" ON "contacts" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "companies_workspace_id_name_id_idx" ON "companies"("workspace_id", "name", "id");

-- CreateIndex
CREATE INDEX "companies_search_text_idx" ON "companies" USING GIN ("search_text" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace_id_merged_into_id_fkey" FOREIGN KEY ("workspace_id", "merged_into_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_changes" ADD CONSTRAINT "contact_changes_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "erased_contacts" ADD CONSTRAINT "erased_contacts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_imports" ADD CONSTRAINT "contact_imports_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rate_budgets" ADD CONSTRAINT "rate_budgets_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_import_seen" ADD CONSTRAINT "contact_import_seen_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "contact_imports"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
