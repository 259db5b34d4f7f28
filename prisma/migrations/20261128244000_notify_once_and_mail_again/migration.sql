ALTER TABLE "notifications" ADD COLUMN "mail_after" TIMESTAMPTZ NOT NULL DEFAULT (now() + interval '2 minutes'),
ADD COLUMN "mail_failures" INTEGER NOT NULL DEFAULT 0;

-- What is unread is replaced by the next of its kind about the same thing, whoever writes at the same time.
CREATE UNIQUE INDEX "notifications_unread_idx" ON "notifications" ("workspace_id", "user_id", "kind", (coalesce("ticket_id"::text, "detail", ''))) WHERE "read_at" IS NULL;
CREATE INDEX "notifications_to_mail_idx" ON "notifications" ("mail_after") WHERE "read_at" IS NULL AND "mailed_at" IS NULL AND "kind" <> 'connection';
CREATE INDEX "notifications_created_at_idx" ON "notifications" ("created_at");
