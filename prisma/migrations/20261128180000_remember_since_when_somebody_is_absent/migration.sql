-- AlterTable
ALTER TABLE "contacts" ADD COLUMN "absent_since" TIMESTAMPTZ;

-- A sweep asks each quarter of an hour for the companies of which only the id is known.
CREATE INDEX "companies_nameless_idx" ON "companies" ("workspace_id", "intercom_company_id")
  WHERE "fingerprint" IS NULL AND "deleted_at" IS NULL AND "intercom_company_id" IS NOT NULL;
