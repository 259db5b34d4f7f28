-- Tickets whose customer is nobody in Contacts yet: each page of an import looks for those of its people.
CREATE INDEX "feedback_tickets_waiting_by_id_idx" ON "feedback_tickets" ("workspace_id", "customer_intercom_id") WHERE "contact_id" IS NULL;
CREATE INDEX "feedback_tickets_waiting_by_email_idx" ON "feedback_tickets" ("workspace_id", lower("customer_email")) WHERE "contact_id" IS NULL AND "customer_intercom_id" IS NULL;
