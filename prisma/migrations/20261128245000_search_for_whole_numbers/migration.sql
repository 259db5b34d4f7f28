-- Each beginning that is looked for costs as much as all that begins so. Of "MOB-142" or an e-mail address only what is
-- typed last may be the beginning of something, and of numbers and whole addresses nothing is.
CREATE OR REPLACE FUNCTION search_query(given text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
BEGIN ATOMIC
  SELECT string_agg(
    '''' || replace(replace(piece, '\', '\\'), '''', '''''') || CASE WHEN begins THEN ''':*' ELSE '''' END, ' & '
  )::tsquery
  FROM (
    SELECT piece, bool_and(piece = ending AND chunk !~ '@[^@]+\.[^@]{2}'
      AND piece !~ '^[0-9]+$|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]') AS begins
    FROM (
      SELECT chunk, left(substring(search_form(chunk) FROM '([^\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]+)[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]*$'), 64) AS ending
      FROM regexp_split_to_table(left(given, 200), '\s+') AS chunk
    ) chunks, unnest(search_words(chunk)) AS piece
    GROUP BY piece LIMIT 60
  ) pieces;
END;

-- The snoozed of one product, without those of all others.
CREATE INDEX "feedback_tickets_snoozed_here_idx" ON "feedback_tickets" ("workspace_id", "product_id", "snoozed_until", "id") WHERE "deleted_at" IS NULL AND "merged_into_id" IS NULL AND "snoozed_until" IS NOT NULL;
