-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "theme" AS ENUM ('system', 'light', 'dark');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'admin', 'member');

-- CreateEnum
CREATE TYPE "intercom_region" AS ENUM ('US', 'EU', 'AU');

-- CreateEnum
CREATE TYPE "connection_status" AS ENUM ('connected', 'reconnect_needed', 'disconnected');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('pending', 'processing', 'done', 'dead');

-- CreateEnum
CREATE TYPE "delivery_outcome" AS ENUM ('done', 'ignored', 'failed');

-- CreateEnum
CREATE TYPE "ticket_status" AS ENUM ('todo', 'in_progress', 'done', 'canceled');

-- CreateEnum
CREATE TYPE "ticket_priority" AS ENUM ('none', 'low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "ticket_source" AS ENUM ('intercom', 'manual');

-- CreateEnum
CREATE TYPE "author_kind" AS ENUM ('customer', 'teammate', 'bot');

-- CreateEnum
CREATE TYPE "activity_kind" AS ENUM ('created', 'tag_added', 'quote_added', 'restored', 'status_changed', 'priority_changed', 'assigned', 'unassigned');

-- CreateEnum
CREATE TYPE "contact_role" AS ENUM ('user', 'lead');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "theme" "theme" NOT NULL DEFAULT 'system',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_agent" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reset_links" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "reset_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "accepted_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "products" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "next_ticket_number" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ,

    CONSTRAINT "products_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "intercom_connections" (
    "workspace_id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "intercom_workspace_name" TEXT NOT NULL,
    "region" "intercom_region" NOT NULL,
    "status" "connection_status" NOT NULL,
    "token_key_id" TEXT,
    "token_ciphertext" BYTEA,
    "connected_by_name" TEXT NOT NULL,
    "connected_at" TIMESTAMPTZ NOT NULL,
    "reconnect_needed_since" TIMESTAMPTZ,
    "disconnected_at" TIMESTAMPTZ,
    "sync_feedback" BOOLEAN NOT NULL DEFAULT false,
    "missing_permission" TEXT,
    "tags_fetched_at" TIMESTAMPTZ,
    "last_event_at" TIMESTAMPTZ,

    CONSTRAINT "intercom_connections_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "oauth_states" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "state_hash" BYTEA NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "region" "intercom_region" NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "oauth_states_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "intercom_tags" (
    "workspace_id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "tag_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ,

    CONSTRAINT "intercom_tags_pkey" PRIMARY KEY ("workspace_id","intercom_app_id","tag_id")
);

-- CreateTable
CREATE TABLE "product_intercom_settings" (
    "workspace_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "sync_feedback" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "product_intercom_settings_pkey" PRIMARY KEY ("workspace_id","product_id")
);

-- CreateTable
CREATE TABLE "trigger_tags" (
    "workspace_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "tag_id" TEXT NOT NULL,
    "watching_since" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "trigger_tags_pkey" PRIMARY KEY ("workspace_id","product_id","intercom_app_id","tag_id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "notification_id" TEXT,
    "topic" TEXT NOT NULL,
    "body" BYTEA,
    "state" "delivery_state" NOT NULL DEFAULT 'pending',
    "outcome" "delivery_outcome",
    "summary" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_id" UUID,
    "lease_until" TIMESTAMPTZ,
    "next_try_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "received_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "webhook_receipts" (
    "intercom_app_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "webhook_receipts_pkey" PRIMARY KEY ("intercom_app_id")
);

-- CreateTable
CREATE TABLE "feedback_tickets" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "status" "ticket_status" NOT NULL DEFAULT 'todo',
    "priority" "ticket_priority" NOT NULL DEFAULT 'none',
    "source" "ticket_source" NOT NULL,
    "assignee_id" UUID,
    "contact_id" UUID,
    "company_id" UUID,
    "customer_name" TEXT,
    "customer_email" TEXT,
    "customer_company" TEXT,
    "received_at" TIMESTAMPTZ NOT NULL,
    "last_customer_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ,

    CONSTRAINT "feedback_tickets_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "ticket_origins" (
    "workspace_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "ticket_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ticket_origins_pkey" PRIMARY KEY ("workspace_id","product_id","intercom_app_id","conversation_id")
);

-- CreateTable
CREATE TABLE "ticket_quotes" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "author_name" TEXT,
    "author_kind" "author_kind" NOT NULL,
    "body_html" TEXT NOT NULL,
    "body_text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ NOT NULL,
    "tagged_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ticket_quotes_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "ticket_tags" (
    "workspace_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "tag_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ NOT NULL,
    "added_by_name" TEXT,

    CONSTRAINT "ticket_tags_pkey" PRIMARY KEY ("workspace_id","ticket_id","intercom_app_id","tag_id")
);

-- CreateTable
CREATE TABLE "ticket_activity" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "kind" "activity_kind" NOT NULL,
    "actor_name" TEXT,
    "detail" TEXT,
    "source_key" TEXT,
    "happened_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ticket_activity_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "ticket_reads" (
    "workspace_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "read_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ticket_reads_pkey" PRIMARY KEY ("workspace_id","ticket_id","user_id")
);

-- CreateTable
CREATE TABLE "intercom_conversations" (
    "workspace_id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "region" "intercom_region" NOT NULL,
    "partial" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "intercom_conversations_pkey" PRIMARY KEY ("workspace_id","intercom_app_id","conversation_id")
);

-- CreateTable
CREATE TABLE "conversation_messages" (
    "workspace_id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "author_kind" "author_kind" NOT NULL,
    "author_name" TEXT,
    "body_html" TEXT NOT NULL,
    "body_text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "conversation_messages_pkey" PRIMARY KEY ("workspace_id","intercom_app_id","conversation_id","message_id")
);

-- CreateTable
CREATE TABLE "message_attachments" (
    "workspace_id" UUID NOT NULL,
    "intercom_app_id" TEXT NOT NULL,
    "conversation_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT,
    "size_bytes" INTEGER,

    CONSTRAINT "message_attachments_pkey" PRIMARY KEY ("workspace_id","intercom_app_id","conversation_id","message_id","position")
);

-- CreateTable
CREATE TABLE "contacts" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "intercom_app_id" TEXT,
    "intercom_contact_id" TEXT,
    "role" "contact_role" NOT NULL,
    "external_id" TEXT,
    "name" TEXT,
    "email" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "companies" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "intercom_app_id" TEXT,
    "intercom_company_id" TEXT,
    "name" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "companies_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "contact_companies" (
    "workspace_id" UUID NOT NULL,
    "contact_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,

    CONSTRAINT "contact_companies_pkey" PRIMARY KEY ("workspace_id","contact_id","company_id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "detail" TEXT,
    "happened_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "reset_links_token_hash_key" ON "reset_links"("token_hash");

-- CreateIndex
CREATE INDEX "reset_links_user_id_idx" ON "reset_links"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_slug_key" ON "workspaces"("slug");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "products_workspace_id_key_key" ON "products"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "intercom_connections_intercom_app_id_idx" ON "intercom_connections"("intercom_app_id");

-- CreateIndex
CREATE UNIQUE INDEX "oauth_states_state_hash_key" ON "oauth_states"("state_hash");

-- CreateIndex
CREATE INDEX "trigger_tags_workspace_id_intercom_app_id_tag_id_idx" ON "trigger_tags"("workspace_id", "intercom_app_id", "tag_id");

-- CreateIndex
CREATE INDEX "deliveries_workspace_id_state_next_try_at_idx" ON "deliveries"("workspace_id", "state", "next_try_at");

-- CreateIndex
CREATE INDEX "deliveries_workspace_id_received_at_id_idx" ON "deliveries"("workspace_id", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "deliveries_workspace_id_outcome_received_at_id_idx" ON "deliveries"("workspace_id", "outcome", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_workspace_id_intercom_app_id_notification_id_key" ON "deliveries"("workspace_id", "intercom_app_id", "notification_id");

-- CreateIndex
CREATE INDEX "feedback_tickets_workspace_id_product_id_status_number_idx" ON "feedback_tickets"("workspace_id", "product_id", "status", "number" DESC);

-- CreateIndex
CREATE INDEX "feedback_tickets_workspace_id_assignee_id_idx" ON "feedback_tickets"("workspace_id", "assignee_id");

-- CreateIndex
CREATE INDEX "feedback_tickets_workspace_id_contact_id_idx" ON "feedback_tickets"("workspace_id", "contact_id");

-- CreateIndex
CREATE INDEX "feedback_tickets_workspace_id_company_id_idx" ON "feedback_tickets"("workspace_id", "company_id");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_tickets_workspace_id_product_id_number_key" ON "feedback_tickets"("workspace_id", "product_id", "number");

-- CreateIndex
CREATE INDEX "ticket_origins_workspace_id_ticket_id_idx" ON "ticket_origins"("workspace_id", "ticket_id");

-- CreateIndex
CREATE INDEX "ticket_origins_workspace_id_intercom_app_id_conversation_id_idx" ON "ticket_origins"("workspace_id", "intercom_app_id", "conversation_id");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_quotes_workspace_id_ticket_id_message_id_key" ON "ticket_quotes"("workspace_id", "ticket_id", "message_id");

-- CreateIndex
CREATE INDEX "ticket_activity_workspace_id_ticket_id_happened_at_idx" ON "ticket_activity"("workspace_id", "ticket_id", "happened_at");

-- CreateIndex
CREATE UNIQUE INDEX "ticket_activity_workspace_id_ticket_id_source_key_key" ON "ticket_activity"("workspace_id", "ticket_id", "source_key");

-- CreateIndex
CREATE INDEX "ticket_reads_workspace_id_user_id_idx" ON "ticket_reads"("workspace_id", "user_id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_email_idx" ON "contacts"("workspace_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_workspace_id_intercom_app_id_intercom_contact_id_key" ON "contacts"("workspace_id", "intercom_app_id", "intercom_contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "companies_workspace_id_intercom_app_id_intercom_company_id_key" ON "companies"("workspace_id", "intercom_app_id", "intercom_company_id");

-- CreateIndex
CREATE INDEX "contact_companies_workspace_id_company_id_idx" ON "contact_companies"("workspace_id", "company_id");

-- CreateIndex
CREATE INDEX "audit_log_workspace_id_happened_at_idx" ON "audit_log"("workspace_id", "happened_at");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reset_links" ADD CONSTRAINT "reset_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intercom_connections" ADD CONSTRAINT "intercom_connections_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "oauth_states" ADD CONSTRAINT "oauth_states_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intercom_tags" ADD CONSTRAINT "intercom_tags_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_intercom_settings" ADD CONSTRAINT "product_intercom_settings_workspace_id_product_id_fkey" FOREIGN KEY ("workspace_id", "product_id") REFERENCES "products"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trigger_tags" ADD CONSTRAINT "trigger_tags_workspace_id_product_id_fkey" FOREIGN KEY ("workspace_id", "product_id") REFERENCES "products"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trigger_tags" ADD CONSTRAINT "trigger_tags_workspace_id_intercom_app_id_tag_id_fkey" FOREIGN KEY ("workspace_id", "intercom_app_id", "tag_id") REFERENCES "intercom_tags"("workspace_id", "intercom_app_id", "tag_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_tickets" ADD CONSTRAINT "feedback_tickets_workspace_id_product_id_fkey" FOREIGN KEY ("workspace_id", "product_id") REFERENCES "products"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_tickets" ADD CONSTRAINT "feedback_tickets_workspace_id_assignee_id_fkey" FOREIGN KEY ("workspace_id", "assignee_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_tickets" ADD CONSTRAINT "feedback_tickets_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_tickets" ADD CONSTRAINT "feedback_tickets_workspace_id_company_id_fkey" FOREIGN KEY ("workspace_id", "company_id") REFERENCES "companies"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_origins" ADD CONSTRAINT "ticket_origins_workspace_id_product_id_fkey" FOREIGN KEY ("workspace_id", "product_id") REFERENCES "products"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_origins" ADD CONSTRAINT "ticket_origins_workspace_id_intercom_app_id_conversation_i_fkey" FOREIGN KEY ("workspace_id", "intercom_app_id", "conversation_id") REFERENCES "intercom_conversations"("workspace_id", "intercom_app_id", "conversation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_origins" ADD CONSTRAINT "ticket_origins_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_quotes" ADD CONSTRAINT "ticket_quotes_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_tags" ADD CONSTRAINT "ticket_tags_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_tags" ADD CONSTRAINT "ticket_tags_workspace_id_intercom_app_id_tag_id_fkey" FOREIGN KEY ("workspace_id", "intercom_app_id", "tag_id") REFERENCES "intercom_tags"("workspace_id", "intercom_app_id", "tag_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_activity" ADD CONSTRAINT "ticket_activity_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_workspace_id_ticket_id_fkey" FOREIGN KEY ("workspace_id", "ticket_id") REFERENCES "feedback_tickets"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_reads" ADD CONSTRAINT "ticket_reads_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "memberships"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intercom_conversations" ADD CONSTRAINT "intercom_conversations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_messages" ADD CONSTRAINT "conversation_messages_workspace_id_intercom_app_id_convers_fkey" FOREIGN KEY ("workspace_id", "intercom_app_id", "conversation_id") REFERENCES "intercom_conversations"("workspace_id", "intercom_app_id", "conversation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_attachments" ADD CONSTRAINT "message_attachments_workspace_id_intercom_app_id_conversat_fkey" FOREIGN KEY ("workspace_id", "intercom_app_id", "conversation_id", "message_id") REFERENCES "conversation_messages"("workspace_id", "intercom_app_id", "conversation_id", "message_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "companies" ADD CONSTRAINT "companies_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_companies" ADD CONSTRAINT "contact_companies_workspace_id_contact_id_fkey" FOREIGN KEY ("workspace_id", "contact_id") REFERENCES "contacts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_companies" ADD CONSTRAINT "contact_companies_workspace_id_company_id_fkey" FOREIGN KEY ("workspace_id", "company_id") REFERENCES "companies"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;


