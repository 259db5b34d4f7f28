-- AlterTable
ALTER TABLE "intercom_connections" ADD COLUMN "told_at" TIMESTAMPTZ;

-- CreateTable
CREATE UNLOGGED TABLE "contact_import_companies" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "intercom_company_id" TEXT NOT NULL,

    CONSTRAINT "contact_import_companies_pkey" PRIMARY KEY ("workspace_id","import_id","intercom_company_id")
);

-- AddForeignKey
ALTER TABLE "contact_import_companies" ADD CONSTRAINT "contact_import_companies_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "contact_imports"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
