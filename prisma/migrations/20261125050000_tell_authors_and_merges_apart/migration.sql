-- AlterTable
ALTER TABLE "conversation_messages" ADD COLUMN "author_id" TEXT;

-- AlterTable
ALTER TABLE "ticket_quotes" ADD COLUMN "author_id" TEXT;

-- AlterTable
ALTER TABLE "contact_imports" ADD COLUMN "left_out" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "merged_here" INTEGER,
ADD COLUMN "deleted_here" INTEGER,
ADD COLUMN "erased_here" INTEGER,
ADD COLUMN "told_at" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "contact_merges" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "ticket_ids" UUID[],
    "company_ids" UUID[],
    "merged_by" TEXT NOT NULL,
    "merged_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ,

    CONSTRAINT "contact_merges_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "contact_merges_workspace_id_from_id_idx" ON "contact_merges"("workspace_id", "from_id");

-- CreateIndex
CREATE INDEX "contact_merges_workspace_id_into_id_idx" ON "contact_merges"("workspace_id", "into_id");

-- AddForeignKey
ALTER TABLE "contact_merges" ADD CONSTRAINT "contact_merges_workspace_id_from_id_fkey" FOREIGN KEY ("workspace_id", "from_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_merges" ADD CONSTRAINT "contact_merges_workspace_id_into_id_fkey" FOREIGN KEY ("workspace_id", "into_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
