-- Stores a batch of notifications: one row for each workspace connected to the app, and one waiting job for each such
-- workspace. Returns the ids of those that were new for at least one. A function, because PostgreSQL then plans it once
-- for each connection instead of once for each call, which takes as long as the writing itself.
CREATE FUNCTION record_deliveries(
  ids uuid[], app_ids text[], notification_ids text[], topics text[], bodies bytea, starts int[], lengths int[]
) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  touched uuid[];
  without_job uuid[];
  new_ids uuid[];
BEGIN
  -- Rows and jobs go in by key, so that two batches cannot deadlock.
  WITH stored AS (
    INSERT INTO deliveries (workspace_id, id, intercom_app_id, notification_id, topic, body)
    SELECT c.workspace_id, g.id, g.app_id, g.notification_id, g.topic, substring(bodies FROM g.start FOR g.length)
    FROM unnest(ids, app_ids, notification_ids, topics, starts, lengths)
      AS g (id, app_id, notification_id, topic, start, length)
    JOIN intercom_connections c ON c.intercom_app_id = g.app_id
    WHERE c.status <> 'disconnected'
    ORDER BY c.workspace_id, g.notification_id, g.id
    ON CONFLICT (workspace_id, intercom_app_id, notification_id) DO NOTHING
    RETURNING workspace_id, id
  )
  SELECT array_agg(DISTINCT workspace_id), array_agg(DISTINCT id) INTO touched, new_ids FROM stored;

  -- A waiting job will see these rows: it takes the same lock alone before it looks, so it starts to look only once
  -- this is committed. If it has begun, that shows in what is read after the lock is held, and it gets a successor.
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('drain:' || workspace_id, 0))
  FROM unnest(touched) AS t (workspace_id);
  SELECT array_agg(workspace_id ORDER BY workspace_id) INTO without_job
  FROM unnest(touched) AS t (workspace_id)
  WHERE NOT EXISTS (
    SELECT FROM graphile_worker.jobs
    WHERE key = 'drain:' || workspace_id AND locked_at IS NULL AND attempts = 0 AND run_at <= now()
  );
  IF without_job IS NOT NULL THEN
    PERFORM graphile_worker.add_jobs(ARRAY(
      SELECT ('drain', json_build_object('workspaceId', workspace_id), 'drain:' || workspace_id, NULL, NULL,
        'drain:' || workspace_id, NULL, NULL)::graphile_worker.job_spec
      FROM unnest(without_job) AS t (workspace_id)
    ));
  END IF;
  RETURN new_ids;
END
$$;
