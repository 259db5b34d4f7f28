-- Tickets whose customer is nobody in Contacts yet: each page of an import looks for those of its people, by Intercom's id
-- or by the e-mail. The workspace comes second, so that an empty table's plan cannot be content with it.
CREATE INDEX "feedback_tickets_waiting_by_id_idx" ON "feedback_tickets" ("customer_intercom_id", "workspace_id") WHERE "contact_id" IS NULL AND "customer_intercom_id" IS NOT NULL;
CREATE INDEX "feedback_tickets_waiting_by_email_idx" ON "feedback_tickets" (lower("customer_email"), "workspace_id") WHERE "contact_id" IS NULL;
