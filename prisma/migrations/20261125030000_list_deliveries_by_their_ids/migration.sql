-- Ids made later sort later, so the primary key lists them by time: two wide indexes less to write for each webhook.

-- DropIndex
DROP INDEX "deliveries_workspace_id_outcome_received_at_id_idx";

-- DropIndex
DROP INDEX "deliveries_workspace_id_received_at_id_idx";

-- CreateIndex
CREATE INDEX "deliveries_workspace_id_outcome_id_idx" ON "deliveries"("workspace_id", "outcome", "id");
