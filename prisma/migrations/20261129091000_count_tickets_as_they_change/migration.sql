-- CreateEnum
CREATE TYPE "ticket_place" AS ENUM ('open', 'snoozed', 'closed');

-- CreateTable
CREATE TABLE "ticket_counts" (
    "workspace_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "place" "ticket_place" NOT NULL,
    "assignee_id" UUID,
    "count" INTEGER NOT NULL,

    CONSTRAINT "ticket_counts_pkey" PRIMARY KEY ("workspace_id","product_id","id")
);

-- AddForeignKey
ALTER TABLE "ticket_counts" ADD CONSTRAINT "ticket_counts_workspace_id_product_id_fkey" FOREIGN KEY ("workspace_id", "product_id") REFERENCES "products"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The same words as the lists of the inbox have.
CREATE FUNCTION ticket_place(snoozed timestamptz, status ticket_status) RETURNS ticket_place
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN snoozed IS NOT NULL THEN 'snoozed'::ticket_place
  WHEN status IN ('todo', 'in_progress') THEN 'open'::ticket_place ELSE 'closed'::ticket_place END;

-- Each change adds rows to what is counted, and changes none, so that nobody waits for another. Of a product that is
-- being deleted there is nothing left to count.
CREATE FUNCTION count_new_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ticket_counts (workspace_id, product_id, id, place, assignee_id, count)
  SELECT workspace_id, product_id, gen_random_uuid(), ticket_place(snoozed_until, status), assignee_id, count(*)
  FROM changed WHERE deleted_at IS NULL AND merged_into_id IS NULL
  GROUP BY workspace_id, product_id, ticket_place(snoozed_until, status), assignee_id;
  RETURN NULL;
END $$;
CREATE TRIGGER count_new_tickets AFTER INSERT ON feedback_tickets
REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_new_tickets();

CREATE FUNCTION count_changed_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ticket_counts (workspace_id, product_id, id, place, assignee_id, count)
  SELECT workspace_id, product_id, gen_random_uuid(), place, assignee_id, sum(count)
  FROM (
    SELECT workspace_id, product_id, ticket_place(snoozed_until, status) AS place, assignee_id, -1 AS count
    FROM before WHERE deleted_at IS NULL AND merged_into_id IS NULL
    UNION ALL
    SELECT workspace_id, product_id, ticket_place(snoozed_until, status), assignee_id, 1
    FROM changed WHERE deleted_at IS NULL AND merged_into_id IS NULL
  ) moved
  GROUP BY workspace_id, product_id, place, assignee_id HAVING sum(count) <> 0;
  RETURN NULL;
END $$;
CREATE TRIGGER count_changed_tickets AFTER UPDATE ON feedback_tickets
REFERENCING NEW TABLE AS changed OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_changed_tickets();

CREATE FUNCTION count_gone_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ticket_counts (workspace_id, product_id, id, place, assignee_id, count)
  SELECT g.workspace_id, g.product_id, gen_random_uuid(), ticket_place(g.snoozed_until, g.status), g.assignee_id, -count(*)
  FROM gone g JOIN products p ON p.workspace_id = g.workspace_id AND p.id = g.product_id
  WHERE g.deleted_at IS NULL AND g.merged_into_id IS NULL
  GROUP BY g.workspace_id, g.product_id, ticket_place(g.snoozed_until, g.status), g.assignee_id;
  RETURN NULL;
END $$;
CREATE TRIGGER count_gone_tickets AFTER DELETE ON feedback_tickets
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION count_gone_tickets();

-- Many rows become few. Whoever adds one meanwhile adds to either; one at a time does this.
CREATE FUNCTION sum_up_ticket_counts() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('sum_up_ticket_counts')) THEN
    RETURN;
  END IF;
  WITH gone AS (
    DELETE FROM ticket_counts c USING (
      SELECT workspace_id, product_id FROM ticket_counts GROUP BY workspace_id, product_id
      HAVING count(*) > 100 + 2 * count(DISTINCT (place, assignee_id))) many
    WHERE c.workspace_id = many.workspace_id AND c.product_id = many.product_id
    RETURNING c.*)
  INSERT INTO ticket_counts (workspace_id, product_id, id, place, assignee_id, count)
  SELECT workspace_id, product_id, gen_random_uuid(), place, assignee_id, sum(count)
  FROM gone GROUP BY workspace_id, product_id, place, assignee_id HAVING sum(count) <> 0;
END $$;

-- Tickets that are here already.
INSERT INTO ticket_counts (workspace_id, product_id, id, place, assignee_id, count)
SELECT workspace_id, product_id, gen_random_uuid(), ticket_place(snoozed_until, status), assignee_id, count(*)
FROM feedback_tickets WHERE deleted_at IS NULL AND merged_into_id IS NULL
GROUP BY workspace_id, product_id, ticket_place(snoozed_until, status), assignee_id;
