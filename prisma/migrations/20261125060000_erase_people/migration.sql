-- AlterTable
ALTER TABLE "feedback_tickets" ADD COLUMN "customer_erased" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "title_fingerprint" UUID;

-- AlterTable
ALTER TABLE "ticket_quotes" ADD COLUMN "erased" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "conversation_messages" ADD COLUMN "erased" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN "erasing_since" TIMESTAMPTZ;

-- Whoever is being erased is not shown, and cannot be restored.
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_erasing_is_deleted" CHECK (erasing_since IS NULL OR deleted_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "ticket_quotes_workspace_id_author_id_idx" ON "ticket_quotes"("workspace_id", "author_id");

-- CreateIndex
CREATE INDEX "conversation_messages_workspace_id_author_id_idx" ON "conversation_messages"("workspace_id", "author_id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_erasing_since_idx" ON "contacts"("workspace_id", "erasing_since");
