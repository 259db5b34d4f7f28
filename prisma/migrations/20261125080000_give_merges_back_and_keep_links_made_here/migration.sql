-- AlterTable
ALTER TABLE "contact_merges" ADD COLUMN "follower_ids" UUID[],
ADD COLUMN "from_standing" "contact_standing" NOT NULL DEFAULT 'active',
ADD COLUMN "from_standing_since" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "contact_companies" ADD COLUMN "added_here" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex: of the few deleted here, whom a list shows the newest first
CREATE INDEX "contacts_deleted_here_idx" ON "contacts" ("workspace_id", "deleted_at" DESC, "id") WHERE "deleted_at" IS NOT NULL;
