-- CreateEnum
CREATE TYPE "attachment_state" AS ENUM ('waiting', 'stored', 'failed');

-- CreateEnum
CREATE TYPE "bulk_action_state" AS ENUM ('running', 'done', 'undoing', 'undone', 'failed');

-- CreateEnum
CREATE TYPE "notification_kind" AS ENUM ('assigned', 'mentioned', 'connection');

-- AlterEnum
ALTER TYPE "activity_kind" ADD VALUE 'title_changed';
ALTER TYPE "activity_kind" ADD VALUE 'description_changed';
ALTER TYPE "activity_kind" ADD VALUE 'snoozed';
ALTER TYPE "activity_kind" ADD VALUE 'woken';
ALTER TYPE "activity_kind" ADD VALUE 'deleted';
ALTER TYPE "activity_kind" ADD VALUE 'undeleted';
ALTER TYPE "activity_kind" ADD VALUE 'merged';
ALTER TYPE "activity_kind" ADD VALUE 'unmerged';
ALTER TYPE "activity_kind" ADD VALUE 'moved';
ALTER TYPE "activity_kind" ADD VALUE 'tag_removed';
ALTER TYPE "activity_kind" ADD VALUE 'source_deleted';

-- DropIndex
DROP INDEX "feedback_tickets_workspace_id_product_id_status_number_idx";

-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "mails_notifications" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "feedback_tickets" ADD COLUMN     "company_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "created_by_name" TEXT,
ADD COLUMN     "customer_count" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "snoozed_until" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "intercom_conversations" ADD COLUMN     "deleted_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "conversation_messages" ADD COLUMN     "redacted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "message_attachments" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "file_id" UUID,
ADD COLUMN     "is_inline" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "next_try_at" TIMESTAMPTZ,
ADD COLUMN     "source_url" TEXT,
ADD COLUMN     "state" "attachment_state" NOT NULL DEFAULT 'waiting';

-- CreateTable
CREATE TABLE "stored_files" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "ticket_search" (
    "workspace_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "ticket_search_pkey" PRIMARY KEY ("workspace_id","ticket_id")
);

-- CreateTable
CREATE TABLE "ticket_comments" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ,
    "deleted_at" TIMESTAMPTZ,

    CONSTRAINT "ticket_comments_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "ticket_former_numbers" (
    "workspace_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "ticket_id" UUID NOT NULL,
    "moved_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_former_numbers_pkey" PRIMARY KEY ("workspace_id","product_id","number")
);

-- CreateTable
CREATE TABLE "ticket_merges" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "follower_ids" UUID[],
    "merged_by" TEXT NOT NULL,
    "merged_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ,

    CONSTRAINT "ticket_merges_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "search" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "bulk_actions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "actor_name" TEXT NOT NULL,
    "property" TEXT NOT NULL,
    "value" TEXT,
    "ticket_ids" UUID[],
    "search" TEXT,
    "state" "bulk_action_state" NOT NULL DEFAULT 'running',
    "cursor" UUID,
    "total" INTEGER,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "bulk_actions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "bulk_changes" (
    "workspace_id" UUID NOT NULL,
    "bulk_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "before" TEXT,

    CONSTRAINT "bulk_changes_pkey" PRIMARY KEY ("workspace_id","bulk_id","ticket_id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "ticket_id" UUID,
    "actor_name" TEXT,
    "detail" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ,
    "mailed_at" TIMESTAMPTZ,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "ticket_search_document_idx" ON "ticket_search" USING GIN ("document");

-- CreateIndex
CREATE INDEX "ticket_comments_workspace_id_ticket_id_created_at_idx" ON "ticket_comments"("workspace_id", "ticket_id", "created_at");

-- CreateIndex
CREATE INDEX "ticket_former_numbers_workspace_id_ticket_id_idx" ON "ticket_former_numbers"("workspace_id", "ticket_id");

-- CreateIndex
CREATE INDEX "ticket_merges_workspace_id_from_id_idx" ON "ticket_merges"("workspace_id", "from_id");

-- CreateIndex
CREATE INDEX "ticket_merges_workspace_id_into_id_idx" ON "ticket_merges"("workspace_id", "into_id");

-- CreateIndex
CREATE INDEX "saved_views_workspace_id_product_id_idx" ON "saved_views"("workspace_id", "product_id");

-- CreateIndex
CREATE INDEX "bulk_actions_workspace_id_product_id_started_at_idx" ON "bulk_actions"("workspace_id", "product_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "bulk_changes_workspace_id_ticket_id_idx" ON "bulk_changes"("workspace_id", "ticket_id");

-- CreateIndex
CREATE INDEX "notifications_workspace_id_user_id_created_at_idx" ON "notifications"("workspace_id", "user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "notifications_workspace_id_ticket_id_idx" ON "notifications"("workspace_id", "ticket_id");

-- CreateIndex
CREATE INDEX "message_attachments_workspace_id_file_id_idx" ON "message_attachments"("workspace_id", "file_id");

-- AddForeignKey
ALTER TABLE "feedback_tickets" ADD CONSTRAINT "feedback_tickets_workspace_id_merged_into_id_fkey" FOREIGN KEY ("workspace_id", "merged_into_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_attachments" ADD CONSTRAINT "message_attachments_workspace_id_file_id_fkey" FOREIGN KEY ("workspace_id", "file_id") REFERENCES "stored_files"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_search" ADD CONSTRAINT "ticket_search_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_comments" ADD CONSTRAINT "ticket_comments_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_former_numbers" ADD CONSTRAINT "ticket_former_numbers_workspace_id_product_id_fkey" FOREIGN KEY ("workspace_id", "product_id") REFERENCES "products"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_former_numbers" ADD CONSTRAINT "ticket_former_numbers_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_merges" ADD CONSTRAINT "ticket_merges_workspace_id_from_id_fkey" FOREIGN KEY ("workspace_id", "from_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_merges" ADD CONSTRAINT "ticket_merges_workspace_id_into_id_fkey" FOREIGN KEY ("workspace_id", "into_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_workspace_id_product_id_fkey" FOREIGN KEY ("workspace_id", "product_id") REFERENCES "products"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_actions" ADD CONSTRAINT "bulk_actions_workspace_id_product_id_fkey" FOREIGN KEY ("workspace_id", "product_id") REFERENCES "products"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_actions" ADD CONSTRAINT "bulk_actions_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_changes" ADD CONSTRAINT "bulk_changes_workspace_id_bulk_id_fkey" FOREIGN KEY ("workspace_id", "bulk_id") REFERENCES "bulk_actions"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_changes" ADD CONSTRAINT "bulk_changes_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Files were not copied before.
UPDATE "message_attachments" SET "state" = 'failed', "failure" = 'It came before files were copied.';
CREATE INDEX "message_attachments_waiting_idx" ON "message_attachments" ("next_try_at") WHERE "next_try_at" IS NOT NULL;
CREATE INDEX "bulk_actions_unfinished_idx" ON "bulk_actions" ("workspace_id") WHERE "state" IN ('running', 'undoing');

-- Each order of each list has an index of exactly the rows that it shows, so that a page and a count read nothing else.
CREATE INDEX "feedback_tickets_all_by_received_idx" ON "feedback_tickets" ("workspace_id", "product_id", "received_at", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL;
CREATE INDEX "feedback_tickets_all_by_updated_idx" ON "feedback_tickets" ("workspace_id", "product_id", "updated_at", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL;
CREATE INDEX "feedback_tickets_all_by_priority_idx" ON "feedback_tickets" ("workspace_id", "product_id", "priority", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL;
CREATE INDEX "feedback_tickets_all_by_customers_idx" ON "feedback_tickets" ("workspace_id", "product_id", "customer_count", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL;
CREATE INDEX "feedback_tickets_all_by_companies_idx" ON "feedback_tickets" ("workspace_id", "product_id", "company_count", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL;
CREATE INDEX "feedback_tickets_open_by_received_idx" ON "feedback_tickets" ("workspace_id", "product_id", "received_at", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL AND "snoozed_until" IS NULL AND "status" IN ('todo', 'in_progress');
CREATE INDEX "feedback_tickets_open_by_updated_idx" ON "feedback_tickets" ("workspace_id", "product_id", "updated_at", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL AND "snoozed_until" IS NULL AND "status" IN ('todo', 'in_progress');
CREATE INDEX "feedback_tickets_open_by_priority_idx" ON "feedback_tickets" ("workspace_id", "product_id", "priority", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL AND "snoozed_until" IS NULL AND "status" IN ('todo', 'in_progress');
CREATE INDEX "feedback_tickets_open_by_customers_idx" ON "feedback_tickets" ("workspace_id", "product_id", "customer_count", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL AND "snoozed_until" IS NULL AND "status" IN ('todo', 'in_progress');
CREATE INDEX "feedback_tickets_open_by_companies_idx" ON "feedback_tickets" ("workspace_id", "product_id", "company_count", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL AND "snoozed_until" IS NULL AND "status" IN ('todo', 'in_progress');

-- Of the few that a view or a filter means.
CREATE INDEX "feedback_tickets_open_by_assignee_idx" ON "feedback_tickets" ("workspace_id", "product_id", "assignee_id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL AND "snoozed_until" IS NULL AND "status" IN ('todo', 'in_progress');
CREATE INDEX "feedback_tickets_snoozed_idx" ON "feedback_tickets" ("snoozed_until", "workspace_id", "product_id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL AND "snoozed_until" IS NOT NULL;
CREATE INDEX "feedback_tickets_deleted_idx" ON "feedback_tickets" ("workspace_id", "product_id", "deleted_at", "id") WHERE "deleted_at" IS NOT NULL;
CREATE INDEX "feedback_tickets_merged_idx" ON "feedback_tickets" ("workspace_id", "merged_into_id") WHERE "merged_into_id" IS NOT NULL;
CREATE INDEX "feedback_tickets_title_idx" ON "feedback_tickets" USING GIN (search_form("title") gin_trgm_ops) WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL;
CREATE INDEX "ticket_tags_workspace_id_tag_idx" ON "ticket_tags" ("workspace_id", "intercom_app_id", "tag_id", "ticket_id");
